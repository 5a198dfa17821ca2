// SPDX-License-Identifier: Apache-2.0
/// What is kept: the run directory, its measurements, the environment that they depend on, and what an interrupted run has left there.
@NullMarked
package io.github.httptoll.bench.study.record;

import org.jspecify.annotations.NullMarked;
