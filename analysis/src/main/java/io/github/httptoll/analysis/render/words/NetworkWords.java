// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.trust.RunQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lay between client and server, and how it is told apart from the client.
public final class NetworkWords {
    private static final String LOOPBACK = "loopback";

    private NetworkWords() {}

    /// The network's part of the first line; empty for the loopback device.
    public static String line(Findings findings) {
        return isSimulated(findings) ? ", network " + findings.network() : "";
    }

    /// How well the simulated wire kept its time; empty without one.
    static Optional<Text> wire(Findings findings) {
        RunQuality.Wire wire = findings.trust().wire();
        List<Text> said = new ArrayList<>();
        if (isSimulated(findings)) {
            said.add(Text.of(findings.network(), " round trip"));
        }
        if (wire != null) {
            said.add(Text.format("how late it delivered: median %s, 99th percentile %s, of %s deliveries",
                    micros(wire.medianMicros()), micros(wire.p99Micros()), Numbers.count(wire.deliveries())));
        } else if (!said.isEmpty()) {
            said.add(Text.of("how late it delivered was not observed"));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(Text.join("; ", said));
    }

    private static Text micros(@Nullable Double late) {
        return late == null ? Text.of("not known") : Numbers.withUnit(Numbers.rounded(late), "µs");
    }

    static String floors(RunQuality.FloorCounts floors) {
        String paired = "of %s valid cells with a floor, %s share its blocks and are compared with it block by block"
                .formatted(floors.paired() + floors.unpaired(), floors.paired());
        String unpaired = floors.unpaired() == 0
                ? "."
                : ", %s are not: their client part holds drift too."
                        .formatted(floors.unpaired());
        return paired + unpaired + (floors.none() == 0
                ? ""
                : " %s valid cells have no valid floor; network and client are not told apart there."
                        .formatted(floors.none()));
    }

    private static boolean isSimulated(Findings findings) {
        return !findings.network().equals(LOOPBACK);
    }
}
