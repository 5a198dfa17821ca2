// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Waits within the transport that are neither the client's work nor the bytes': for the library's pool, and for threads to wake.
final class WaitsTest {
    private final RunBuilder run = new RunBuilder();

    @Test
    void twentyCallsThroughAPoolOfFiveWaitForIt() {
        put(floor("floor", 20, 20.0).calls(20), "group", 400, 420, 440);
        put(cell("cell").calls(20).limit(20).delays(20.0).pool(5).floor("floor"), "group",
                Map.of("pool", 30_000.0, "detailLease", 30_050.0), 30_600, 30_620, 30_640);
        Ledger ledger = ledger("cell");
        assertEquals(new Ledger.Pool(5, Ledger.Pool.Known.LEASES), ledger.pool());
        assertEquals(30_000, value(ledger, Part.POOL), 1e-9);
        assertEquals(200, value(ledger, Part.CLIENT), 1e-9);
        assertEquals(Ledger.Floor.PAIRED, ledger.floor());
        assertEquals(Part.POOL, longest(ledger));
        assertSums(ledger, 30_620);
    }

    @Test
    void withoutLeasesTheWaitIsDerived() {
        put(cell("cell").calls(20).limit(20).pool(5), "group", Map.of("pool", 300.0), 600);
        assertEquals(new Ledger.Pool(5, Ledger.Pool.Known.ARRIVALS), ledger("cell").pool());
        assertEquals(300, value(ledger("cell"), Part.TRANSPORT), 1e-9);
    }

    @Test
    void aPoolThatHoldsNoneBackIsNotNamed() {
        put(cell("cell").calls(20).limit(20), "group", Map.of("pool", 0.0, "detailLease", 50.0), 600);
        assertNull(ledger("cell").pool());
        assertEquals(0, value(ledger("cell"), Part.POOL));
        assertNotEquals(Part.POOL, longest(ledger("cell")));
    }

    @Test
    void anOlderRunHasTheMeanLeaseOfCallsThatTheServerSawFewOf() {
        put(cell("floor").by("RAW_NIO", "FUTURES").limit(20).delays(20.0), "group", Map.of("detailLease", 1.0), 400,
                420);
        put(cell("cell").calls(20).limit(20).delays(20.0).floor("floor").expected(5L, null, null), "group",
                Map.of("detailLease", 30_050.0, "maxInFlight", 5.0), 30_600, 30_620);
        Ledger ledger = ledger("cell");
        assertEquals(new Ledger.Pool(5, Ledger.Pool.Known.MEAN_LEASE), ledger.pool());
        assertEquals(30_050, value(ledger, Part.POOL), 1e-9);
        assertEquals(151, value(ledger, Part.CLIENT), 1e-9);
        assertEquals(Ledger.Floor.PAIRED, ledger.floor());
        assertSums(ledger, 30_610);
    }

    @Test
    void aRunThatDoesNotTellThePoolHasItsWaitInTheClientsPart() {
        put(floor("floor", 20, 20.0), "group", 400);
        put(cell("cell").limit(20).pool(5).floor("floor"), "group", Map.of(), 30_600);
        assertNull(ledger("cell").pool());
        assertNull(ledger("cell").get(Part.POOL));
        assertEquals(30_200, value(ledger("cell"), Part.CLIENT), 1e-9);
    }

    @Test
    void wakingIsWhatTheFloorTakesMoreAfterAWait() {
        put(floor("at0", 1, 0.0).calls(100), "other", 50, 60, 70);
        put(floor("at5", 1, 5.0), "group", 110, 120, 130);
        put(cell("cell").delays(5.0).floor("at5"), "group", Map.of(), 310, 320, 330);
        Ledger ledger = ledger("cell");
        assertEquals(60, value(ledger, Part.NETWORK), 1e-9);
        assertEquals(60, value(ledger, Part.WAKING), 1e-9);
        assertEquals(200, value(ledger, Part.CLIENT), 1e-9);
        assertNotNull(Objects.requireNonNull(ledger.get(Part.WAKING)).interval());
        assertSums(ledger, 320);
        assertEquals(60, value(ledger("at5"), Part.WAKING), 1e-9);
    }

    @Test
    void blocksThatBothFloorsShareTakeTheirDriftOut() {
        put(floor("at0", 1, 0.0), "group", 50, 150, 250);
        put(floor("at5", 1, 5.0), "group", 110, 210, 310);
        Quantity waking = Objects.requireNonNull(ledger("at5").get(Part.WAKING));
        assertEquals(60, waking.value(), 1e-9);
        assertEquals(60, Objects.requireNonNull(waking.interval()).low(), 1e-9);
    }

    @Test
    void setsThatBothFloorsShareTakeTheirDifferencesOut() {
        run.cells("single-call", floor("at0", 1, 0.0), floor("at5", 1, 5.0));
        for (int set = 0; set < 5; set++) {
            slots("at0", "one", set, Map.of(), 50 + 100 * set);
            slots("at5", "other", set, Map.of(), 110 + 100 * set);
        }
        Quantity waking = Objects.requireNonNull(ledger("at5").get(Part.WAKING));
        assertEquals(60, waking.value(), 1e-9);
        assertEquals(60, Objects.requireNonNull(waking.interval()).low(), 1e-9);
    }

    @Test
    void withoutAWaitNothingHasToWake() {
        put(floor("at0", 1, 0.0), "group", 50);
        assertEquals(0, value(ledger("at0"), Part.WAKING));
        assertEquals(50, value(ledger("at0"), Part.NETWORK), 1e-9);
    }

    @Test
    void ofCallsAtOnceTheNetworkStaysWhole() {
        put(floor("at0", 20, 0.0), "other", 900);
        put(floor("at5", 20, 5.0), "group", 400);
        assertNull(ledger("at5").get(Part.WAKING));
        assertEquals(400, value(ledger("at5"), Part.NETWORK), 1e-9);
    }

    @Test
    void aFloorOfAnotherPlacementOrAnInvalidOneSaysNothing() {
        put(floor("apart", 1, 0.0).param("placement", "APART"), "other", 50);
        run.cells("single-call", floor("failed", 1, 0.0));
        run.slots(slot("failed").metric("transport", 60).metric("failures", 1));
        put(floor("at5", 1, 5.0), "group", 110);
        assertNull(ledger("at5").get(Part.WAKING));
        assertEquals(110, value(ledger("at5"), Part.NETWORK), 1e-9);
    }

    private static CellBuilder floor(String id, int limit, double delay) {
        return cell(id).by("RAW_NIO", "FUTURES").limit(limit).delays(delay);
    }

    private void put(CellBuilder floor, String group, double... transports) {
        put(floor, group, Map.of("pool", 0.0), transports);
    }

    private void put(CellBuilder cell, String group, Map<String, Double> more, double... transports) {
        run.cells("single-call", cell);
        slots(cell.build().id(), group, 0, more, transports);
    }

    private void slots(String cell, String group, int set, Map<String, Double> more, double... transports) {
        for (int block = 0; block < transports.length; block++) {
            Map<String, Double> metrics = new HashMap<>(
                    Map.of("permit", 1.0, "dispatch", 2.0, "server", 500.0, "resume", 3.0));
            metrics.putAll(more);
            metrics.put("transport", transports[block]);
            metrics.put("total", 506 + transports[block]);
            run.slots(slot(cell).group(group).at(set, block).metrics(metrics));
        }
    }

    private static void assertSums(Ledger ledger, double transport) {
        assertEquals(transport, value(ledger, Part.NETWORK) + value(ledger, Part.WAKING, 0)
                + value(ledger, Part.POOL, 0) + value(ledger, Part.CLIENT), 1e-9);
        assertEquals(0, value(ledger, Part.RESIDUAL), 1e-9);
    }

    private static Part longest(Ledger ledger) {
        return ledger.parts().entrySet().stream().max(Comparator.comparingDouble(
                part -> part.getValue().value())).orElseThrow().getKey();
    }

    private static double value(Ledger ledger, Part part, double absent) {
        Quantity quantity = ledger.get(part);
        return quantity == null ? absent : quantity.value();
    }

    private static double value(Ledger ledger, Part part) {
        return Objects.requireNonNull(ledger.get(part)).value();
    }

    private Ledger ledger(String id) {
        return Findings.of(run.build()).experiments().getFirst().cells().stream().filter(cell -> cell.id().equals(id))
                .findFirst().orElseThrow().measured().ledger();
    }
}
