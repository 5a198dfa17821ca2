// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.answer;

import io.github.httptoll.analysis.findings.cell.Callback;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.read.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a run answers beside its registered claims, in the order of the question.
public final class Answer {
    private Answer() {}

    /// The findings of a run, each with evidence.
    public static List<Finding> of(Run run, List<ExperimentResult> experiments) {
        ValidCells fanOut = ValidCells.of(run, experiments, "fan-out");
        ValidCells single = ValidCells.of(run, experiments, "single-call");
        ValidCells session = ValidCells.of(run, experiments, "session");
        ValidCells loop = ValidCells.of(run, experiments, "blocked-loop");
        List<Finding> found = new ArrayList<>();
        add(found, Stream.concat(new Pairs(fanOut).find(), new Pairs(single).find()).toList(),
                Finding.AsyncAgainstThreads::new);
        tolls(single).forEach((delays, contrasts) -> {
            found.add(new Finding.ClientToll(delays, contrasts));
            Least.of(single, contrasts).ifPresent(found::add);
        });
        add(found, sequential(fanOut), Finding.SequentialAgainstConcurrent::new);
        add(found, new Defaults(fanOut).find().toList(), Finding.HiddenLimit::new);
        for (Callback.Work work : Callback.Work.values()) {
            add(found, loop(loop, work), evidence -> new Finding.BlockedLoop(work, evidence));
        }
        for (String policy : List.of("PER_REQUEST", "KEEP_ALIVE_OFF")) {
            add(found, session(session, policy), evidence -> new Finding.SessionCost(policy, evidence));
        }
        return found;
    }

    private static <T> void add(List<Finding> found, List<T> evidence, Function<List<T>, Finding> finding) {
        if (!evidence.isEmpty()) {
            found.add(finding.apply(evidence));
        }
    }

    private static List<Contrast> sequential(ValidCells cells) {
        return cells.with(p -> p.isPlain() && p.strategy().equals("SEQUENTIAL") && p.isClient())
                .flatMap(slow -> cells.fastest(slow.parameters(), Answer::isConcurrent).stream()
                        .map(fast -> cells.contrast(slow, fast)))
                .toList();
    }

    private static boolean isConcurrent(Parameters p) {
        return p.isPlain() && p.isClient() && p.limit() > 1;
    }

    private static List<Contrast> loop(ValidCells cells, Callback.Work work) {
        return cells.with(p -> p.does(work, Callback.Place.CALLBACK_THREAD))
                .flatMap(cell -> cells.with(cell.parameters(), p -> isElsewhere(p, work)
                        && p.withCallback(cell.parameters().callback()).equals(cell.parameters()))
                        .map(other -> cells.contrast(cell, other)))
                .toList();
    }

    private static boolean isElsewhere(Parameters p, Callback.Work work) {
        return p.callback().equals(Callback.NOTHING) || Stream.of(Callback.Place.values())
                .anyMatch(place -> place != Callback.Place.CALLBACK_THREAD && p.does(work, place));
    }

    private static List<Contrast> session(ValidCells cells, String policy) {
        return cells.with(p -> p.session().equals(policy))
                .flatMap(costly -> cells.with(costly.parameters(), costly.parameters().withSession("SHARED")::equals)
                        .limit(1)
                        .map(shared -> cells.contrast(costly, shared)))
                .toList();
    }

    private static Map<List<Double>, List<Contrast>> tolls(ValidCells cells) {
        Map<List<Double>, List<Contrast>> byDelay = new LinkedHashMap<>();
        cells.with(p -> p.isPlain() && p.isClient() && !p.isPooled())
                .forEach(client -> cells
                        .fastest(client.parameters(), p -> p.isPlain() && p.client().isBlockingFloor()
                                && p.limit() == client.parameters().limit())
                        .ifPresent(raw -> byDelay
                                .computeIfAbsent(client.parameters().delaysMillis(), _ -> new ArrayList<>())
                                .add(cells.contrast(client, raw))));
        return byDelay;
    }
}
