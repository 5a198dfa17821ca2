// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Gates;
import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.claim.Sentence;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.trust.Attribution.InFlightCheck;
import io.github.httptoll.analysis.findings.trust.Attribution;
import io.github.httptoll.analysis.findings.trust.RunQuality;
import io.github.httptoll.analysis.read.Delivery;
import io.github.httptoll.analysis.read.RunStatus.Unsettled;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Statement;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// findings.json. What is missing is null, and so is the verdict of a comparison that no claim registered.
public record FindingsJson(String run, String status, RunTrust trust, String network, Delays attribution,
        Map<String, Object> environment, List<ClaimJson> claims, List<ClaimJson.Scenario> trials,
        List<ClaimJson.SentenceJson> sentences, List<ClaimJson.PredictedRatio> foretold, List<Experiment> experiments,
        List<String> answer, List<Compared> comparisons, TheoryJson theory,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CpuJson cpu,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RateJson rates,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LayersJson layers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MachineJson> machines,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Delivered> delivered) {
    /// What limits the run as a whole.
    record RunTrust(int resumed, List<Unsettled> noSteadyState, List<String> degraded) {
        static RunTrust of(RunQuality trust) {
            return new RunTrust(trust.end().resumed().size(), trust.end().noSteadyState(), trust.end().degraded());
        }
    }

    /// Whether known delays came back.
    record Delays(String outcome, List<Delay> entries, List<Counted> inFlight) {
        static Delays of(Attribution attribution) {
            return new Delays(attribution.outcome().key(), attribution.entries().stream().map(Delay::of).toList(),
                    attribution.inFlight().stream().map(Counted::of).toList());
        }
    }

    /// What a study file asks of server, client or wire, and what that did. `kept` is false where it is not what was asked for.
    record Delivered(String of, @Nullable String client, String shape, String name, @Nullable Double asked,
            @Nullable Double delivered, @Nullable Double least, @Nullable Double most, boolean kept,
            @Nullable String why) {
        static Delivered of(Delivery seen) {
            return new Delivered(seen.of(), seen.client(), seen.shape(), seen.name(),
                    Numbers.sixDigits((Double) seen.asked()), Numbers.sixDigits(seen.delivered()),
                    Numbers.sixDigits(seen.least()), Numbers.sixDigits(seen.most()), seen.isKept(), seen.why());
        }
    }

    /// One known delay; `shifts` are by phase.
    record Delay(String strategy, String client, String place, double injectedMillis, Map<String, Json.Millis> shifts,
            String outcome) {
        static Delay of(Attribution.Entry entry) {
            return new Delay(entry.strategy(), entry.client().id(), entry.place(), entry.injectedMillis(),
                    Json.named(entry.shifts(), Phase::key, shift -> Json.Millis.of(shift.millis())),
                    entry.result().key());
        }
    }

    /// Requests in flight, counted from outside and computed from stamps.
    record Counted(String strategy, String client, int limit, Json.Value counted, Json.Value expected, Json.Value ratio,
            String outcome) {
        static Counted of(InFlightCheck cell) {
            return new Counted(cell.strategy(), cell.client().id(), cell.limit(), Json.Value.of(cell.counted()),
                    Json.Value.of(cell.expected()), Json.Value.of(cell.ratio()), cell.result().key());
        }
    }

    record Experiment(String id, String question, @Nullable Same aa, @Nullable Gates gates, List<CellJson> cells) {
        static Experiment of(ExperimentResult experiment) {
            return new Experiment(experiment.id(), experiment.question(), Same.of(experiment.identical()),
                    experiment.gates(), experiment.cells().stream().map(CellJson::of).toList());
        }
    }

    /// Identical code in two JVMs.
    @JsonPropertyOrder({"ratio"})
    record Same(@JsonUnwrapped Json.Ratio ratio, Json.@Nullable Ratio ungated) {
        static @Nullable Same of(@Nullable IdenticalRatio identical) {
            return identical == null
                    ? null
                    : new Same(Json.Ratio.of(identical.ratio()),
                            identical.ungated() == null ? null : Json.Ratio.of(identical.ungated()));
        }
    }

    /// One comparison behind the answer.
    @JsonPropertyOrder({"kind", "a", "b", "ratio"})
    record Compared(String kind, String a, @Nullable String b, @JsonUnwrapped Json.Ratio ratio,
            @Nullable String verdict,
            @Nullable String interval, String note) {
        static Compared of(Statement statement, Statement.Evidence row) {
            return row.contrast() == null
                    ? new Compared(statement.key(), row.cell().id(), null, Json.Ratio.of(null), null, null,
                            row.note().toString())
                    : new Compared(statement.key(), row.cell().id(), row.contrast().second().id(),
                            Json.Ratio.of(row.contrast().ratio()), null, Statement.position(row.contrast()),
                            row.note().toString());
        }
    }

    /// The text of the file.
    public static String of(Statements statements) {
        Findings findings = statements.findings();
        return Json.text(new FindingsJson(findings.run(), findings.trust().status(), RunTrust.of(findings.trust()),
                findings.network(), Delays.of(findings.attribution()), findings.environment(),
                findings.claims().stream().map(ClaimJson::of).toList(),
                findings.scenarios().stream().map(ClaimJson.Scenario::of).toList(),
                Sentence.of(findings.judgements()).stream().map(ClaimJson.SentenceJson::of).toList(),
                ClaimJson.PredictedRatio.of(findings), findings.experiments().stream()
                        .map(experiment -> Experiment.of(experiment.closed())).toList(),
                statements.sentences().stream().map(Text::toString).toList(),
                statements.answer().stream()
                        .flatMap(statement -> statement.evidence().stream().map(row -> Compared.of(statement, row)))
                        .toList(),
                TheoryJson.of(findings.theory()), CpuJson.of(findings.profiles()),
                RateJson.of(findings.rates()), LayersJson.of(findings.layers()), MachineJson.of(findings),
                findings.trust().delivered().stream().map(Delivered::of).toList()));
    }
}
