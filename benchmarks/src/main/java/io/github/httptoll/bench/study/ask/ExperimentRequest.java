// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.placement.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question as it is put in one study.
///
/// @param text the question in words
/// @param survey the cells that draw its map
/// @param claims what is claimed of pairs of cells
/// @param same the cell that is measured in two JVMs, which says how much the machine makes up; null where the experiment has a control
///        of its own
public record ExperimentRequest(Question question, String text, List<Parameters> survey, List<Claim<Parameters>> claims,
        @Nullable Parameters same) {
    public ExperimentRequest {
        survey = List.copyOf(survey);
        claims = List.copyOf(claims);
    }

    /// One of the suite's own questions at a tier.
    public static ExperimentRequest of(Question question, Tier tier) {
        Catalogue.Entry registered = Catalogue.of(question);
        return new ExperimentRequest(question, question.text(), question.survey(tier), registered.claims(tier),
                registered.same());
    }

    /// The same without what puts client and server on cores that are chosen; an A/A pair so placed becomes a free one.
    public ExperimentRequest withoutPlacement() {
        return new ExperimentRequest(question, text, survey.stream().filter(cell -> !cell.isPlaced()).toList(),
                claims.stream().filter(claim -> !claim.a().isPlaced() && !claim.b().isPlaced()).toList(),
                same == null ? null : same.with(Parameter.PLACEMENT, Placement.FREE));
    }

    public String id() {
        return same == null ? question.id() : question.experiment(same);
    }

    /// The claims with the ids of their cells, as they are registered.
    public List<Claim<String>> registered() {
        return claims.stream().map(claim -> claim.of(question::id)).toList();
    }
}
