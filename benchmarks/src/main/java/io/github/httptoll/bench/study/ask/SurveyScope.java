// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientDescription.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the surveys of all questions share: the clients that a tier has time for, and the usual size of a batch.
final class SurveyScope {
    static final int CALLS = 100;
    /// What the other tiers have no time for, but for one level of the standard one's fan-out.
    static final Set<Client> FULL_TIER_ONLY = Set.of(Client.ARMERIA);

    private SurveyScope() {}

    /// Every client that sends something and that the tier has time for. The raw one with a hop stands on the ladder alone.
    static List<Client> transports(Tier tier) {
        return Stream.of(Client.values())
                .filter(client -> client.role() == Role.LIBRARY || isRaw(client))
                .filter(client -> tier == Tier.FULL || !FULL_TIER_ONLY.contains(client)).toList();
    }

    /// The clients that are measured in every way: the one that every JDK has, and the raw ones.
    static boolean isInEveryWay(Client client) {
        return client == Client.JDK || isRaw(client);
    }

    static boolean isRaw(Client client) {
        return client.role() == Role.FLOOR;
    }
}
