// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.trust.RunQuality;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.read.SlotBuilder;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The client's part beside a floor in the same blocks, and beside one in others.
final class FloorsTest {
    private final RunBuilder run = new RunBuilder();

    FloorsTest() {
        run.cells("fan-out", cell("floor").by("RAW_NIO", "FUTURES"), cell("cell").floor("floor"));
    }

    @Test
    void driftThatBothShareIsNotTheClients() {
        put("floor", "group", 0, 100, 200, 300);
        put("cell", "group", 0, 140, 240, 340);
        Quantity client = client();
        assertEquals(40, client.value(), 1e-9);
        assertEquals(40, Objects.requireNonNull(client.interval()).low(), 1e-9);
        assertEquals(40, Objects.requireNonNull(client.interval()).high(), 1e-9);
        assertEquals(Ledger.Floor.PAIRED, ledger().floor());
        assertEquals(new RunQuality.FloorCounts(1, 0, 0), counts());
    }

    @Test
    void ofOtherGroupsItIsInTheInterval() {
        put("floor", "other", 0, 100, 200, 300);
        put("cell", "group", 0, 140, 240, 340);
        assertEquals(40, client().value(), 1e-9);
        assertTrue(Objects.requireNonNull(client().interval()).low() < 0);
        assertEquals(Ledger.Floor.UNPAIRED, ledger().floor());
        assertEquals(new RunQuality.FloorCounts(0, 1, 0), counts());
    }

    @Test
    void clientFasterThanItsFloorIsBelowZero() {
        put("floor", "group", 0, 100, 200, 300);
        put("cell", "group", 0, 95, 190, 285);
        assertEquals(-10, client().value(), 1e-9);
    }

    @Test
    void fiveSetsGiveAnIntervalOverSets() {
        for (int set = 0; set < 5; set++) {
            put("floor", "group", set, 100, 100);
            put("cell", "group", set, 110 + set, 110 + set);
        }
        Quantity client = client();
        assertEquals(12, client.value(), 1e-9);
        assertEquals(12 - 1.963, Objects.requireNonNull(client.interval()).low(), 1e-3);
    }

    @Test
    void partsAddUpWhereTheFloorLostBlocks() {
        put("floor", "group", 0, 100, 120);
        put("cell", "group", 0, 150, 180, 900);
        assertEquals(55, client().value(), 1e-9);
        assertEquals(410 - 55, part(Part.NETWORK).value(), 1e-9);
        assertEquals(0, part(Part.RESIDUAL).value(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"group, accept, ACCEPT, 46", "other, accept, ACCEPT, 46", "group, unread, WAKING, 56",
            "other, unread, WAKING, 56"})
    void neitherTheFloorsWaitInTheServersKernelNorTheCellsIsTheNetworksOrTheClients(String group, String wait,
            Part part, double overhead) {
        put(slot("floor").group("group").at(0, 0), 100, Map.of(wait, 20.0));
        put(slot("cell").group(group).at(0, 0), 150, Map.of(wait, 30.0));
        assertEquals(80, part(Part.NETWORK).value(), 1e-9);
        assertEquals(40, client().value(), 1e-9);
        assertEquals(30, part(part).value(), 1e-9);
        assertEquals(overhead, Objects.requireNonNull(ledger().overhead()).value(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"floor", "cell"})
    void whatOnlyOneOfThemTellsIsLeftWhereItWas(String telling) {
        put(slot("floor").group("group").at(0, 0), 100, telling.equals("floor") ? Map.of("unread", 20.0) : Map.of());
        put(slot("cell").group("group").at(0, 0), 150, telling.equals("cell") ? Map.of("unread", 30.0) : Map.of());
        assertEquals(100, part(Part.NETWORK).value(), 1e-9);
        assertEquals(50, client().value(), 1e-9);
    }

    @Test
    void invalidFloorIsNone() {
        run.slots(slot("floor").metric("transport", 100).metric("failures", 1));
        put("cell", "group", 0, 140);
        assertNull(ledger().parts().get(Part.CLIENT));
        assertEquals(Ledger.Floor.NONE, ledger().floor());
        assertEquals(new RunQuality.FloorCounts(0, 0, 1), counts());
    }

    @Test
    void cellWithoutStampsIsValidAndHasNoLedgerToSplit() {
        put("floor", "group", 0, 100);
        run.cells("fan-out", cell("off").floor("floor").param("stamps", "OFF"));
        run.slots(slot("off").metric("server", 500).metric("negative", 0));
        CellResult off = result("off");
        assertTrue(off.valid());
        assertFalse(off.parameters().isPlain());
        assertTrue(result("floor").parameters().isPlain());
        assertEquals(Map.of(Part.SERVER, new Quantity(500, Unit.MICROS, null, 1)), off.measured().ledger().parts());
        assertEquals(new RunQuality.FloorCounts(0, 0, 0), counts());
        assertNotNull(Findings.of(run.build()).trust().residual());
        assertEquals(1, ValidCells.of(run.build(), Findings.of(run.build()).experiments(), "fan-out")
                .with(_ -> true).count());
    }

    /// A run may be older than the floors of its protocols: then network and client are one.
    @Test
    void eachProtocolIsComparedWithItsOwnFloorWhereTheRunHasOne() {
        put("floor", "group", 0, 100);
        put("cell", "group", 0, 120);
        for (String protocol : List.of("HTTP_1_1_TLS", "H2")) {
            run.cells("fan-out", cell(protocol + " floor").by("RAW_NIO", "FUTURES").param("protocol", protocol),
                    cell(protocol).floor(protocol + " floor").param("protocol", protocol),
                    cell(protocol + " of old").param("protocol", protocol));
            put(protocol + " floor", "group", 0, 300);
            put(protocol, "group", 0, 340);
            put(protocol + " of old", "group", 0, 340);
            Map<Part, Quantity> parts = result(protocol).measured().ledger().parts();
            assertEquals(List.of(300.0, 40.0),
                    List.of(parts.get(Part.NETWORK).value(), parts.get(Part.CLIENT).value()));
            Map<Part, Quantity> old = result(protocol + " of old").measured().ledger().parts();
            assertNull(old.get(Part.NETWORK));
            assertEquals(340, old.get(Part.TRANSPORT).value());
        }
        assertEquals(new RunQuality.FloorCounts(3, 0, 2), counts());
    }

    @Test
    void rawExchangesAreNoClients() {
        for (String client : List.of("RAW_SOCKET", "RAW_NIO", "RAW_NIO_HAND_OFF", "NO_TRANSPORT")) {
            run.cells("fan-out", cell(client).by(client, "FUTURES"));
        }
        assertEquals(List.of("JDK"),
                run.build().study().experiments().getFirst().cells().stream().map(Parameters::of)
                        .filter(Parameters::isClient)
                        .map(p -> p.client().id()).toList());
    }

    private void put(String cell, String group, int set, double... transports) {
        for (int block = 0; block < transports.length; block++) {
            put(slot(cell).group(group).at(set, block), transports[block], Map.of());
        }
    }

    private void put(SlotBuilder slot, double transport, Map<String, Double> more) {
        Map<String, Double> metrics = new HashMap<>(
                Map.of("permit", 1.0, "dispatch", 2.0, "server", 500.0, "resume", 3.0));
        metrics.put("transport", transport);
        metrics.put("total", 506 + transport);
        metrics.putAll(more);
        run.slots(slot.metrics(metrics));
    }

    private RunQuality.FloorCounts counts() {
        return Findings.of(run.build()).trust().floors();
    }

    private Quantity client() {
        return part(Part.CLIENT);
    }

    private Quantity part(Part part) {
        @Nullable
        Quantity quantity = ledger().parts().get(part);
        return Objects.requireNonNull(quantity);
    }

    private Ledger ledger() {
        return result("cell").measured().ledger();
    }

    private CellResult result(String id) {
        return Findings.of(run.build()).experiments().getFirst().cells().stream().filter(cell -> cell.id().equals(id))
                .findFirst().orElseThrow();
    }
}
