// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.httptoll.analysis.findings.compare.Against.CellChange;
import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.findings.compare.ChangeFromBase;
import io.github.httptoll.analysis.findings.compare.Comparability.Difference;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Decision.NoVerdictReason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// against.json. The verdict of a cell that either run measured in one JVM is null.
public record AgainstJson(String run, String base, double delta, boolean regressed, boolean fails, List<Differs> unlike,
        List<Differs> compared, Map<String, Long> tally, List<Cell> cells, List<String> onlyInRun,
        List<String> onlyInBase, List<String> validOnlyInRun, List<String> validOnlyInBase) {
    /// A fact that is not the same in both.
    record Differs(String fact, String base, @JsonProperty("run") String now) {
        static Differs of(Difference difference) {
            return new Differs(difference.fact(), difference.base(), difference.now());
        }
    }

    record Cell(String id, String experiment, @Nullable String verdict, List<String> obstacles, Change batchMillis,
            Map<String, Change> movedCosts) {
        static Cell of(CellChange cell) {
            ChangeFromBase millis = cell.batchMillis();
            List<NoVerdictReason> obstacles = millis.decision() == null
                    ? List.of()
                    : millis.decision().obstacles().stream().sorted().toList();
            return new Cell(cell.id(), cell.experiment(),
                    millis.decision() == null ? null : Json.word(millis.decision().verdict()),
                    obstacles.stream().map(Json::word).toList(), Change.of(millis),
                    Json.named(cell.movedCosts(), Cost::key, Change::of));
        }
    }

    /// A number in both runs.
    @JsonPropertyOrder({"base", "run", "ratio"})
    record Change(@Nullable Double base, @JsonProperty("run") @Nullable Double now, @JsonUnwrapped Json.Ratio ratio,
            @Nullable Double detectable) {
        static Change of(ChangeFromBase change) {
            return new Change(Numbers.sixDigits(change.base()), Numbers.sixDigits(change.now()),
                    Json.Ratio.of(change.ratio()), Numbers.sixDigits(change.detectable()));
        }
    }

    /// The text of the file.
    public static String of(Against against) {
        Against.UnmatchedCells unmatched = against.unmatched();
        return Json
                .text(new AgainstJson(against.now().run(), against.base().run(), against.delta(), against.regressed(),
                        against.fails(), against.unlike().stream().map(Differs::of).toList(),
                        against.compared().stream().map(Differs::of).toList(),
                        Json.named(against.tally(), Json::word, Function.identity()),
                        Stream.concat(against.judged().stream(), against.oneJvm().stream()).map(Cell::of).toList(),
                        unmatched.onlyNow(), unmatched.onlyBase(), unmatched.validNow(), unmatched.validInBase()));
    }
}
