package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Prediction;
import java.util.List;

/// Totals predicted from the count of hand-offs, beside the measured ones.
final class PredictionSection {
    private PredictionSection() {}

    static Section of(Prediction prediction) {
        return new Section("The toll that the hand-offs predict")
                .line(("One call at a time without delay: predicted is the raw exchange under the same way of waiting, and "
                        + "for each thread that must be woken on the way one hop, %s (%s less %s). What is missing is measured "
                        + "less predicted, in %% of the measured; below zero, the client takes less than the model says.")
                        .formatted(Numbers.micros(prediction.hopMicros()),
                                LadderSection.name(prediction.hop().to()),
                                LadderSection.name(prediction.hop().from())))
                .table(new Table(
                        List.of("contender", "hand-offs", "predicted µs [95 %]", "measured µs [95 %]",
                                "missing µs [95 %]", "missing %"),
                        prediction.rows().stream().map(PredictionSection::row).toList()))
                .line(summary(prediction));
    }

    private static List<String> row(Prediction.Row row) {
        return List.of(Names.contender(row.cell().parameters()), Integer.toString(row.handOffs()),
                Numbers.plain(row.predicted()), Numbers.plain(row.measured()),
                Numbers.plain(row.missing()) + (row.paired() ? "" : ", unpaired"), Numbers.percent(row.share()));
    }

    private static String summary(Prediction prediction) {
        Double rank = prediction.rankCorrelation();
        int n = prediction.rows().size();
        Prediction.Row worst = prediction.worst();
        String order = rank == null
                ? "Too few contenders, or too equal ones, to ask whether the model puts them in order (n = %s)."
                        .formatted(n)
                : "Spearman's rank correlation of predicted and measured toll above the raw exchange is %s (n = %s contenders)."
                        .formatted(Numbers.plain(rank), n);
        return "%s The model is furthest from %s: %s, %s of its total.".formatted(order,
                Names.contender(worst.cell().parameters()), Numbers.difference(worst.missing()),
                Numbers.percent(worst.share()));
    }
}
