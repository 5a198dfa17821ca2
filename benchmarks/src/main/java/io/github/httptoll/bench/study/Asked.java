// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.placement.Placement;
import java.util.List;

/// A question as it is put in one study: in words, the cells of its survey, and what it claims.
record Asked(Question question, String text, List<Parameters> survey, RegisteredClaims registered) {
    /// One of the suite's own questions at a tier.
    static Asked of(Question question, Tier tier) {
        return new Asked(question, question.text(), Survey.cells(question, tier), RegisteredClaims.of(question, tier));
    }

    /// The same without what puts client and server on cores that are chosen; an A/A pair so placed becomes a free one.
    Asked withoutPlacement() {
        Parameters same = registered.same();
        return new Asked(question, text, survey.stream().filter(spec -> !spec.isPlaced()).toList(),
                new RegisteredClaims(registered.comparisons().stream()
                        .filter(claim -> !claim.a().isPlaced() && !claim.b().isPlaced()).toList(),
                        same == null ? null : same.with(Parameter.PLACEMENT, Placement.FREE)));
    }

    /// The id of its experiment.
    String id() {
        Parameters same = registered.same();
        return same == null ? question.id() : question.experiment(same);
    }

    /// The claims, with the ids of their cells.
    List<Claim> claims() {
        return registered.comparisons().stream().map(comparison -> comparison.claim(question)).toList();
    }
}
