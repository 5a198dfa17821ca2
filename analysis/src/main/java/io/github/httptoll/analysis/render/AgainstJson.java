// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Against;
import io.github.httptoll.analysis.findings.CellChange;
import io.github.httptoll.analysis.findings.FromBase;
import io.github.httptoll.analysis.findings.Likeness.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changed between two runs as JSON, for programs. Others read its names: they are a contract. What is missing is null, as
/// is the verdict of a cell that either run measured in one JVM.
final class AgainstJson {
    private AgainstJson() {}

    static String of(Against against) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("run", against.now().run());
        root.put("base", against.base().run());
        root.put("delta", against.delta());
        root.put("regressed", against.regressed());
        root.put("fails", against.fails());
        root.put("unlike", differences(against.unlike()));
        root.put("compared", differences(against.compared()));
        Map<String, Object> tally = new LinkedHashMap<>();
        against.tally().forEach((verdict, count) -> tally.put(ClaimWords.word(verdict), count));
        root.put("tally", tally);
        root.put("cells", Stream.concat(against.judged().stream(), against.oneJvm().stream()).map(AgainstJson::cell)
                .toList());
        root.put("onlyInRun", against.unmatched().onlyNow());
        root.put("onlyInBase", against.unmatched().onlyBase());
        root.put("validOnlyInRun", against.unmatched().validNow());
        root.put("validOnlyInBase", against.unmatched().validInBase());
        return FindingsJson.text(root);
    }

    private static List<Map<String, String>> differences(List<Difference> differences) {
        return differences.stream().map(difference -> {
            Map<String, String> json = new LinkedHashMap<>();
            json.put("fact", difference.fact());
            json.put("base", difference.base());
            json.put("run", difference.now());
            return json;
        }).toList();
    }

    private static Map<String, @Nullable Object> cell(CellChange cell) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", cell.id());
        json.put("experiment", cell.experiment());
        boolean judged = cell.batchMillis().judged();
        json.put("verdict", judged ? ClaimWords.word(cell.verdict()) : null);
        json.put("obstacles", judged
                ? cell.batchMillis().judgement().obstacles().stream().sorted().map(ClaimWords::word).toList()
                : List.of());
        json.put("batchMillis", change(cell.batchMillis()));
        Map<String, Object> costs = new LinkedHashMap<>();
        cell.movedCosts().forEach((cost, moved) -> costs.put(cost.key(), change(moved)));
        json.put("movedCosts", costs);
        return json;
    }

    private static Map<String, @Nullable Object> change(FromBase change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("base", Numbers.exact(change.base()));
        json.put("run", Numbers.exact(change.now()));
        QuantityJson.addTo(json, "ratio", change.ratio());
        json.put("detectable", Numbers.exact(change.detectable()));
        return json;
    }
}
