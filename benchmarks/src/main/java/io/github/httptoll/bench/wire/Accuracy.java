// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

/// How late a relay was: written − due, in microseconds, over all chunks since the last reset; all zero where there were
/// none.
///
/// Never negative. It holds what the receiver adds by not reading, and what connecting to the server takes beyond the wire.
/// It does not hold how long bytes lay in the kernel before the relay read them and their time began: one nap, about 40 µs,
/// where another chunk is due within a millisecond, and however long the machine leaves the relay without a CPU.
public record Accuracy(long count, double p50Micros, double p99Micros, double maxMicros) {}
