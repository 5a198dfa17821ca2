// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private final Phases phases = phases();

    @Test
    void partsAddUpToTheTotal() {
        Ledger ledger = Ledger.of(phases, floor(40));
        assertEquals(40, value(ledger, Part.NETWORK));
        assertEquals(60, value(ledger, Part.CLIENT));
        assertEquals(500, value(ledger, Part.SERVER));
        assertEquals(10, value(ledger, Part.LIMIT));
        assertEquals(5, value(ledger, Part.SCHEDULING));
        assertEquals(7, value(ledger, Part.RESIDUAL));
    }

    @Test
    void overheadIsAllButServerAndNetwork() {
        assertEquals(75, overhead(Ledger.of(phases, floor(40))));
        assertEquals(75, overhead(Ledger.of(with(Phase.POOL, 30), floor(40))));
        assertEquals(15, overhead(Ledger.ofFloor(phases)));
        assertNull(Ledger.of(phases, null).overhead(), "client and network are not told apart");
    }

    private static double overhead(Ledger ledger) {
        return Objects.requireNonNull(ledger.overhead()).value();
    }

    @Test
    void clientFasterThanTheFloorIsBelowZero() {
        assertEquals(-20, value(Ledger.of(phases, floor(120)), Part.CLIENT));
    }

    @Test
    void withoutAFloorTransportIsNotSplit() {
        Ledger ledger = Ledger.of(phases, null);
        assertNull(ledger.get(Part.NETWORK));
        assertNull(ledger.get(Part.CLIENT));
        assertEquals(100, value(ledger, Part.TRANSPORT));
        assertEquals(7, value(ledger, Part.RESIDUAL));
    }

    @Test
    void floorOwesAllItsTransportToTheNetwork() {
        Ledger ledger = Ledger.ofFloor(phases);
        assertEquals(100, value(ledger, Part.NETWORK));
        assertEquals(0, value(ledger, Part.CLIENT));
    }

    @Test
    void withoutACallWhatStandsInForTheTransportIsTheClients() {
        Ledger ledger = Ledger.withoutTransport(phases);
        assertEquals(0, value(ledger, Part.NETWORK));
        assertEquals(100, value(ledger, Part.CLIENT));
        assertEquals(500, value(ledger, Part.SERVER));
        assertEquals(7, value(ledger, Part.RESIDUAL));
    }

    @Test
    void theWaitForThePoolIsNotTheClients() {
        Ledger ledger = Ledger.of(with(Phase.POOL, 30), floor(40));
        assertEquals(30, value(ledger, Part.POOL));
        assertEquals(30, value(ledger, Part.CLIENT));
        assertEquals(40, value(ledger, Part.NETWORK));
        assertEquals(7, value(ledger, Part.RESIDUAL));
        assertEquals(70, value(Ledger.of(with(Phase.POOL, 30), null), Part.TRANSPORT));
    }

    @Test
    void theWaitToBeAcceptedIsNeitherTheNetworksNorTheClients() {
        Ledger ledger = Ledger.of(with(Phase.ACCEPT, 30), floor(40));
        assertEquals(30, value(ledger, Part.ACCEPT));
        assertEquals(30, value(ledger, Part.CLIENT));
        assertEquals(7, value(ledger, Part.RESIDUAL));
        assertEquals(45, overhead(ledger), "nor is it overhead");
        assertEquals(70, value(Ledger.ofFloor(with(Phase.ACCEPT, 30)), Part.NETWORK));
    }

    @Test
    void untilTheServerReadsIsWakingAndOverheadOnlyWhereItIsLongerThanTheFloors() {
        Ledger ledger = Ledger.of(with(Phase.UNREAD, 30), floor(40).with(Phase.UNREAD, sample(25)));
        assertEquals(30, value(ledger, Part.WAKING));
        assertEquals(15, value(ledger, Part.NETWORK));
        assertEquals(55, value(ledger, Part.CLIENT));
        assertEquals(7, value(ledger, Part.RESIDUAL));
        assertEquals(75, overhead(ledger), "with the 5 that it was unread for longer");
        assertEquals(50, value(ledger.woken(Quantity.exact(10, Unit.MICROS), Quantity.exact(20, Unit.MICROS)),
                Part.WAKING));
    }

    @Test
    void theNetworksPartIsSplitIntoBytesAndWaking() {
        Ledger ledger = Ledger.of(phases, floor(40)).woken(Quantity.exact(10, Unit.MICROS),
                Quantity.exact(25, Unit.MICROS));
        assertEquals(25, value(ledger, Part.WAKING));
        assertEquals(15, value(ledger, Part.NETWORK), "what is not waking, though the bare exchange took less");
        assertEquals(60, value(ledger, Part.CLIENT));
    }

    @Test
    void withoutANetworkNothingIsSplit() {
        Quantity some = Quantity.exact(10, Unit.MICROS);
        assertNull(Ledger.of(phases, null).woken(some, some).get(Part.WAKING));
    }

    @Test
    void missingPhaseLeavesNoResidual() {
        Map<Phase, Sample> known = new EnumMap<>(phases.samples());
        known.remove(Phase.SERVER);
        Ledger ledger = Ledger.of(new Phases(known), floor(40));
        assertNull(ledger.get(Part.SERVER));
        assertNull(ledger.get(Part.RESIDUAL));
    }

    private Phases with(Phase phase, double micros) {
        return phases.with(phase, sample(micros));
    }

    private static Phases floor(double micros) {
        return new Phases(Map.of(Phase.TRANSPORT, sample(micros)));
    }

    private static Sample sample(double micros) {
        return new Sample(List.of(List.of(micros, micros, micros)), Unit.MICROS);
    }

    private static double value(Ledger ledger, Part part) {
        return Objects.requireNonNull(ledger.get(part)).value();
    }

    private static Phases phases() {
        Map<Phase, Sample> samples = new EnumMap<>(Phase.class);
        Map.of(Phase.PERMIT, 10.0, Phase.DISPATCH, 2.0, Phase.TRANSPORT, 100.0, Phase.SERVER, 500.0, Phase.RESUME, 3.0,
                Phase.TOTAL, 622.0)
                .forEach((phase, value) -> samples.put(phase, sample(value)));
        return new Phases(samples);
    }
}
