// SPDX-License-Identifier: Apache-2.0
/// Calls that arrive at a rate: when they are due, how they are handed over, and what became of a level.
@NullMarked
package io.github.httptoll.bench.rate;

import org.jspecify.annotations.NullMarked;
