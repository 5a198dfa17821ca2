// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.OwnStudy;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Plans of studies on loopback, all named `test` and with the seed 1.
public final class Plans {
    private Plans() {}

    /// What the suite asks about some questions.
    public static StudyPlan of(Tier tier, Question... questions) {
        return StudyPlan.of("test", tier, 1, false, new Network(0),
                Stream.of(questions).map(question -> ExperimentRequest.of(question, tier)).toList(), List.of());
    }

    /// What is timed for a study file.
    public static StudyPlan own(Path file) {
        return StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0),
                OwnStudy.read(file).requests(Tier.STANDARD), List.of());
    }
}
