// SPDX-License-Identifier: Apache-2.0
/// Scenarios: what is counted instead of timed. Each lets one thing happen twice, as some people write it and as it may be written
/// instead, and counts what comes of it. Each arm has a JVM of its own, so nothing leaks from one into the other.
@NullMarked
package io.github.httptoll.bench.scenario;

import org.jspecify.annotations.NullMarked;
