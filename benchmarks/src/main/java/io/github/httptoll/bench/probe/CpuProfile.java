// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.placement.ThreadKind;
import java.util.List;

/// Where the CPU time of this process went while it was sampled.
///
/// @param periodMicros CPU time from one sample of a thread to its next one, as it was asked for
/// @param wallMicros how long it was sampled
/// @param cpuMicros CPU time of the process meanwhile, by its clock
/// @param threads the same by what threads are for, as the kernel counts it; threads that ended count as the caller's
/// @param samples in the stacks: periods that the samples there stand for
/// @param events the stacks that were taken, each of which stands for one period or more
/// @param lost samples that were due and could not be taken
public record CpuProfile(Sampler sampler, long periodMicros, long wallMicros, long cpuMicros, List<GroupCpu> threads,
        long samples, long events, long lost) {
    public CpuProfile {
        threads = List.copyOf(threads);
    }

    /// CPU time of all threads of a kind.
    public record GroupCpu(ThreadKind group, long cpuMicros) {}
}
