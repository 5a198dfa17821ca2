// SPDX-License-Identifier: Apache-2.0
/// Latency at an offered rate: levels, knees, predictions, stalls.
@NullMarked
package io.github.httptoll.analysis.findings.rate;

import org.jspecify.annotations.NullMarked;
