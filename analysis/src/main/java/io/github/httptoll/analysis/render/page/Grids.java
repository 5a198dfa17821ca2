// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.claim.RatioPrediction;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.render.words.ClaimSummary;
import io.github.httptoll.analysis.render.words.DeliveryWords;
import io.github.httptoll.analysis.render.words.Headline;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.MachineWords;
import io.github.httptoll.analysis.render.words.OverheadWords;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tables of the page, and what charts show in which order.
final class Grids {
    /// The costs that the page shows, with their units.
    static final Map<Cost, String> COSTS = costs();

    private Grids() {}

    private static Map<Cost, String> costs() {
        Map<Cost, String> costs = new LinkedHashMap<>();
        costs.put(Cost.CPU, "client CPU, µs");
        costs.put(Cost.CPU_SYSTEM, "of it system, µs");
        costs.put(Cost.SERVER_CPU, "server CPU, µs");
        costs.put(Cost.ALLOCATED, "allocated, bytes");
        costs.put(Cost.SWITCHES_VOLUNTARY, "voluntary switches");
        costs.put(Cost.SWITCHES_INVOLUNTARY, "involuntary switches");
        costs.put(Cost.RUN_QUEUE, "client's wait for a core, µs");
        costs.put(Cost.SERVER_RUN_QUEUE, "server's wait for a core, µs");
        costs.put(Cost.PEAK_THREADS, "peak threads of the client, count");
        return costs;
    }

    /// The parts that add up to the total: network and client together only where they are not told apart.
    static Map<Part, Quantity> parts(Figures figures) {
        Map<Part, Quantity> parts = new LinkedHashMap<>(figures.ledger().parts());
        if (parts.containsKey(Part.NETWORK)) {
            parts.remove(Part.TRANSPORT);
        }
        return parts;
    }

    /// What the overhead of a call is made of; empty where that was not measured.
    static List<Grid> overheads(Findings findings) {
        return findings.theory().overheadSum().states().stream()
                .map(in -> Grid.of(OverheadWords.says(in), OverheadWords.table(in))).toList();
    }

    /// What became of each sentence, and of ratios that parameters predict, by what opens it; empty where no claim is registered.
    static Map<String, Grid> summaries(Findings findings) {
        Map<String, Grid> grids = new LinkedHashMap<>();
        if (!findings.judgements().isEmpty()) {
            grids.put("Sentence by sentence",
                    Grid.of("One that is confirmed by one claim and refuted by another depends.",
                            ClaimSummary.sentences(findings.judgements())));
        }
        List<RatioPrediction> predictions = findings.predictions();
        if (!predictions.isEmpty()) {
            grids.put("Mistakes, predicted and measured",
                    Grid.of(ClaimSummary.says(predictions).toString(), ClaimSummary.predictions(predictions)));
        }
        return grids;
    }

    /// What server and wires did of what was asked of them; and the machines of a merged run, with the claims on each.
    static List<Grid> trust(Findings findings) {
        return Stream
                .of(Grid.of("Asked of server and wires, and delivered", DeliveryWords.table(findings.trust())),
                        Grid.of("Machines", MachineWords.machines(findings)),
                        Grid.of("Claims over the machines and on each", MachineWords.claims(findings)))
                .filter(grid -> !grid.rows().isEmpty()).toList();
    }

    static List<Grid> headline(Findings findings) {
        return Headline.of(findings, Integer.MAX_VALUE).map(headline -> Grid.of(headline.title(), headline.table()))
                .stream()
                .toList();
    }
}
