// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.study.ask.Catalogue;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.OwnStudy;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Plans of studies, all named `test` and with the seed 1.
public final class Plans {
    /// Each is made once, since nothing can change it.
    private static final Map<Tier, StudyPlan> SUITE = new ConcurrentHashMap<>();

    private Plans() {}

    /// What the suite asks about some questions, on loopback.
    public static StudyPlan of(Tier tier, Question... questions) {
        return StudyPlan.of("test", tier, 1, false, new Network(0),
                Stream.of(questions).map(question -> ExperimentRequest.of(question, tier)).toList(), List.of());
    }

    /// What is timed for a study file, on loopback.
    public static StudyPlan own(Path file) {
        return StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0),
                OwnStudy.read(file).requests(Tier.STANDARD), List.of());
    }

    /// All that the suite asks, on loopback.
    static StudyPlan suite(Tier tier) {
        return SUITE.computeIfAbsent(tier, _ -> suite(tier, new Network(0)));
    }

    /// The same over that network.
    static StudyPlan suite(Tier tier, Network network) {
        return StudyPlan.of("test", tier, 1, false, network,
                Question.suite().stream().map(question -> ExperimentRequest.of(question, tier)).toList(),
                Catalogue.scenarios(tier));
    }
}
