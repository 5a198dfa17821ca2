// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.study.ask.Catalogue;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The plans of the whole suite. Each is made once, since nothing can change it.
final class SuitePlans {
    private static final Map<Tier, StudyPlan> PLANS = new ConcurrentHashMap<>();

    private SuitePlans() {}

    static StudyPlan of(Tier tier) {
        return PLANS.computeIfAbsent(tier, _ -> of(tier, new Network(0)));
    }

    static StudyPlan of(Tier tier, Network network) {
        return StudyPlan.of("test", tier, 1, false, network,
                Question.suite().stream().map(question -> ExperimentRequest.of(question, tier)).toList(),
                Catalogue.scenarios(tier));
    }
}
