// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import io.github.httptoll.analysis.profile.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Where a cell's CPU went, from a stretch in which its JVM was sampled after everything that was measured.
///
/// @param cpuTime true where each sample stands for CPU time; false where running threads were sampled by wall-clock time
/// @param periodMicros CPU time from one sample of a thread to the next, as asked for
/// @param requests that were answered meanwhile
/// @param cpuMicros CPU time of the process meanwhile, by its clock
/// @param groupMicros the same by what threads are for
/// @param samples in the stacks: periods that they stand for
/// @param events stacks that were taken; as many as samples in an older run, which does not say
/// @param lost samples that were due and are missing
/// @param profiledMicros by block, the time of a batch by its calls while it was profiled
/// @param unprofiledMicros the same right before and after, without the recording
/// @param stacks what was seen
public record Profile(String cell, int set, boolean cpuTime, long periodMicros, long requests, long cpuMicros,
        Map<String, Long> groupMicros, long samples, long events, long lost,
        List<Double> profiledMicros, List<Double> unprofiledMicros, List<Stack> stacks) {
    public Profile {
        groupMicros = Map.copyOf(groupMicros);
        profiledMicros = List.copyOf(profiledMicros);
        unprofiledMicros = List.copyOf(unprofiledMicros);
        stacks = List.copyOf(stacks);
        if (requests < 1 || cpuMicros < 0 || samples < 0 || events < 0 || events > samples
                || lost < 0) {
            throw new IllegalArgumentException("the profile of " + cell + " has requests " + requests + ", cpuMicros "
                    + cpuMicros + ", samples " + samples + ", events " + events + ", lost " + lost
                    + ", expected a request, no more events than samples and nothing below 0");
        }
    }

    /// The file of a profile's stacks, which lies in the run directory.
    static String file(JsonNode line) {
        String file = line.path("stacks").asString();
        if (!file.matches("profiles/[A-Za-z0-9._-]+\\.folded\\.gz")) {
            throw new IllegalArgumentException("stacks is '" + file + "', expected profiles/<name>.folded.gz");
        }
        return file;
    }

    /// @param folded collapsed stacks: lines of `group;outermost;...;innermost count`
    static Profile of(JsonNode line, String folded) {
        long samples = line.path("samples").asLong();
        return new Profile(line.path("cell").asString(), line.path("set").asInt(),
                line.path("sampler").asString().equals("CPU_TIME"), line.path("periodMicros").asLong(),
                line.path("requests").asLong(), line.path("cpuMicros").asLong(),
                line.path("threads").valueStream().collect(Collectors.toMap(group -> group.path("group").asString(),
                        group -> group.path("cpuMicros").asLong(), Long::sum)),
                samples, line.path("events").asLong(samples), line.path("lost").asLong(),
                values(line.path("profiledBlocks")),
                values(line.path("unprofiledBlocks")), Stack.parse(folded));
    }

    private static List<Double> values(JsonNode blocks) {
        return blocks.valueStream().map(JsonNode::asDouble).toList();
    }
}
