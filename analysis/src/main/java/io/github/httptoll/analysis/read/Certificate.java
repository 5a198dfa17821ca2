// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import org.jspecify.annotations.Nullable;

/// What the server said of itself before or after a set of an experiment, under so many calls at once; times in microseconds.
///
/// `sentence` is the server's own. The delay error is released minus due; null where it was not observed.
public record Certificate(String experiment, int set, String when, int limit, double delayMillis, boolean holds,
        String sentence, @Nullable Double errorP50Micros, @Nullable Double errorP99Micros) {}
