// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.Plant;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What an interrupted run left on disk.
///
/// @param environment of the run, in which going on must make sense
public record InterruptedRun(RunDirectory run, StudyPlan plan, JsonNode environment, Status status,
        List<Measurement> measurements) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Reads a run directory.
    ///
    /// @throws RunDirectory.Unusable if it is none, or cannot be resumed; the message says why
    public static InterruptedRun read(Path directory) throws RunDirectory.Unusable {
        try {
            Path path = directory.toRealPath();
            StudyPlan plan = YAMLMapper.shared().readValue(path.resolve("study.yaml").toFile(), StudyPlan.class);
            return new InterruptedRun(new RunDirectory(path), plan,
                    JSON.readTree(path.resolve("environment.json").toFile()),
                    JSON.readValue(path.resolve("status.json").toFile(), Status.class),
                    new RunDirectory(path).lines("slots.jsonl", Measurement.class));
        } catch (IOException | JacksonException e) {
            throw new RunDirectory.Unusable("it is not the directory of a run that had begun to measure ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    /// The newest run that a study with this plan left unfinished on this host; empty: none that can be resumed.
    ///
    /// @param results where runs are; need not exist
    /// @param commit what is checked out now
    public static Optional<Path> newest(Path results, StudyPlan plan, String commit) throws IOException {
        if (!Files.isDirectory(results)) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(results)) {
            return runs.filter(run -> !Files.isSymbolicLink(run) && Files.exists(run.resolve(RunLock.FILE)))
                    .sorted(Comparator.reverseOrder()).filter(run -> isLeftOf(run, plan, commit)).findFirst();
        }
    }

    private static boolean isLeftOf(Path run, StudyPlan plan, String commit) {
        try {
            InterruptedRun left = read(run);
            left.remaining(commit, plan.remote());
            return plan.isPlanOf(left.plan);
        } catch (RunDirectory.Unusable _) {
            return false;
        }
    }

    /// The study as far as it came; nothing on disk changes.
    ///
    /// @param commit what is checked out now
    /// @param remote whether the server runs elsewhere now
    /// @throws RunDirectory.Unusable if the run is complete, was made by other code, by another JVM or against another kind of
    ///         server, or was written by two studies at once
    public Results remaining(String commit, boolean remote) throws RunDirectory.Unusable {
        same("commit", environment.path("commit").asString(), commit);
        same("JVM", environment.path("java").asString(), System.getProperty("java.runtime.version"));
        same("host", environment.path("host").asString(), Environment.host());
        same("remote server", String.valueOf(plan.remote()), String.valueOf(remote));
        if (!plan.plantsAsBefore()) {
            throw new RunDirectory.Unusable("-D" + Plant.PROPERTY + " is not as it was when it began");
        }
        if (status.status().equals("complete")) {
            throw new RunDirectory.Unusable("it is complete");
        }
        requireOneWriter();
        Results results = new Results(run, plan);
        results.restore(wholeBlocks(), status);
        return results;
    }

    /// The same, ready to resume: what is on disk is what it begins from.
    ///
    /// @throws IOException if the directory cannot be written
    public Results resume(String commit, boolean remote) throws RunDirectory.Unusable, IOException {
        Results remaining = remaining(commit, remote);
        run.writeLines("slots.jsonl", wholeBlocks());
        RunDirectory.latest(run.path());
        return remaining;
    }

    /// A measurement that counts is made once. Studies that wrote one directory at the same time also disturbed each other, so none of
    /// what they measured is kept.
    private void requireOneWriter() throws RunDirectory.Unusable {
        Set<List<Object>> counted = new HashSet<>();
        for (Measurement measurement : measurements) {
            if (!measurement.isVoid()
                    && !counted.add(List.of(measurement.cell(), measurement.set(), measurement.block()))) {
                throw new RunDirectory.Unusable(
                        "its slots.jsonl has block " + measurement.block() + " of set " + measurement.set() + " of "
                                + measurement.cell() + " twice: two studies wrote it at once; start a new run");
            }
        }
    }

    /// The measurements of blocks in which every cell of the group has its own. A block that lost a cell is measured again.
    ///
    /// What a set lacks is then measured by other JVMs than what it has. That adds the difference between JVMs to the
    /// spread within the set, over which intervals are taken where there are fewer than five.
    private List<Measurement> wholeBlocks() {
        Map<String, Integer> cells = new HashMap<>();
        plan.generations().stream().flatMap(set -> set.stages().stream()).flatMap(stage -> stage.groups().stream())
                .forEach(group -> cells.put(group.name(), group.cells().size()));
        Map<List<Object>, Long> counted = measurements.stream()
                .collect(Collectors.groupingBy(InterruptedRun::block, Collectors.counting()));
        return measurements.stream()
                .filter(measurement -> counted.getOrDefault(block(measurement), 0L) == cells
                        .getOrDefault(measurement.group(), -1)
                        .longValue())
                .toList();
    }

    private static List<Object> block(Measurement measurement) {
        return List.of(measurement.group(), measurement.set(), measurement.block(), measurement.attempt());
    }

    private static void same(String what, String then, String now) throws RunDirectory.Unusable {
        if (!then.equals(now)) {
            throw new RunDirectory.Unusable(
                    "its " + what + " was " + then + " and is " + now + " now; start a new run");
        }
    }
}
