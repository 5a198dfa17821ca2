// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import io.github.httptoll.analysis.statistics.Comparison;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How many times as fast all calls of a batch are together as one after another, by their number and the server's delay. No claim
/// registered the whole of it: it is exploratory.
public record SpeedUp(Client client, List<Entry> entries) {
    private static final int LEAST_ENTRIES = 2;

    /// Batch time one after another by that of all at once, as futures.
    public record Entry(double delayMillis, int calls, Comparison times) {
        /// True where both were measured in the same blocks.
        public boolean isPaired() {
            return times.basis() != PairingKind.UNPAIRED;
        }
    }

    static List<SpeedUp> of(TheoryCells fanOut) {
        Map<Client, List<TheoryCell>> alone = fanOut
                .with(p -> p.hasOneDelay() && p.strategy().equals("SEQUENTIAL") && p.isClient())
                .collect(Collectors.groupingBy(cell -> cell.parameters().client()));
        return alone.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.comparing(Client::id)))
                .map(client -> new SpeedUp(client.getKey(), entries(fanOut, client.getValue())))
                .filter(grid -> grid.entries().size() >= LEAST_ENTRIES).toList();
    }

    private static List<Entry> entries(TheoryCells fanOut, List<TheoryCell> alone) {
        return alone.stream()
                .flatMap(one -> fanOut.with(p -> isAllAtOnce(p, one.parameters())).limit(1)
                        .map(all -> entry(fanOut, one, all)))
                .sorted(Comparator.comparingDouble(Entry::delayMillis).thenComparingInt(Entry::calls)).toList();
    }

    private static boolean isAllAtOnce(Parameters all, Parameters one) {
        return all.strategy().equals("FUTURES") && all.limit() == all.calls() && all.client().equals(one.client())
                && all.calls() == one.calls() && all.delaysMillis().equals(one.delaysMillis());
    }

    private static Entry entry(TheoryCells fanOut, TheoryCell one, TheoryCell all) {
        return new Entry(one.delay(), one.parameters().calls(), fanOut.pairs().comparison(one.id(), all.id()));
    }
}
