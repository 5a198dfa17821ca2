// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.statistics.Change.BasePair;
import io.github.httptoll.analysis.statistics.Change;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import io.github.httptoll.analysis.statistics.Decision;
import io.github.httptoll.analysis.statistics.Noise;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One quantity of a cell in the base and now, as geometric means, with their ratio.
///
/// `decision` and `detectable` are null, and the ratio has no interval, where either run has it from one JVM only. `detectable`
/// is the smallest change that such runs find, as a part of the base; infinite where no identical code shows their noise.
public record ChangeFromBase(double base, double now, Quantity ratio, @Nullable Decision decision,
        @Nullable Double detectable) {
    static ChangeFromBase of(BasePair cell, Noise noise, double delta) {
        double before = cell.base().geometricMean();
        double after = cell.now().geometricMean();
        Change change = Change.of(cell, noise, delta);
        Quantity ratio = new Quantity(after / before, Unit.ONE,
                change == null ? null : change.comparison().ratio().interval(), cell.n());
        return new ChangeFromBase(before, after, ratio, change == null ? null : change.decision(),
                change == null ? null : (Double) change.detectable());
    }

    /// True where both runs have it from several JVMs.
    public boolean judged() {
        return decision != null;
    }

    boolean is(Verdict verdict) {
        return decision != null && decision.verdict() == verdict;
    }

    /// What a judged one came to.
    public Decision judgement() {
        return Objects.requireNonNull(decision);
    }
}
