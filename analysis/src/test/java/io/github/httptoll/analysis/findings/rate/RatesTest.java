// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.RateBuilder.rate;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.cell.Summary;
import io.github.httptoll.analysis.model.QueueSimulation;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.RateBuilder;
import io.github.httptoll.analysis.read.RateMeasurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.statistics.Knee;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

final class RatesTest {
    private static final String STALLS = "stallMillis:1000.0+stallEveryMillis:10000.0";

    private static final int SETS = 5;
    private static final int CALLS = 400;
    private static final double SERVICE = 50_000;
    private final RunBuilder run = new RunBuilder();

    @Test
    void runWithoutRatesHasNone() {
        run.cells("rate", open("slow", 100));
        assertTrue(rates().isEmpty());
    }

    /// 1,980 calls of 1 ms and 20 of 100 ms. The mean of the five p99 would be 20.8 ms.
    @Test
    void percentilesAreOfAllRequestsTogether() {
        run.cells("rate", open("slow", 100));
        for (int set = 0; set < SETS; set++) {
            double[] waits = new double[CALLS];
            Arrays.fill(waits, 0, set == 0 ? 20 : 0, 99_000);
            add(rate("slow").at(set, 0).calls(waits, 1_000));
        }
        Latency due = only().levels().getFirst().fromDue();
        assertEquals(2_000, due.requests());
        assertEquals(1_000, at(due, 50).value(), 1);
        assertEquals(1_000, at(due, 99).value(), 1);
        assertNull(due.at(99.9), "too few requests");
        assertEquals(100_000, due.most().value(), 100);
    }

    @Test
    void kneeIsWhereTheClocksPart() {
        for (int share : new int[]{30, 60, 90}) {
            run.cells("rate", open("at" + share, share));
            queue("at" + share, share / 100.0, 1);
        }
        RateCurve curve = only();
        assertEquals(new Knee(120.0, 120.0), curve.knee());
        assertTrue(curve.saturated().isEmpty());
        assertFalse(curve.levels().getFirst().isPacerLate());
        assertEquals(5, Objects.requireNonNull(curve.levels().getFirst().costs().little()).n());
    }

    /// The raw exchange has a limit that it does not meet, and a pause that makes one call in twenty three times as long from due.
    @Test
    void whatARawExchangeShowsTooIsNoKnee() {
        run.cells("rate", open("at90", 90), cell("raw").by("RAW_SOCKET", "VIRTUAL_THREADS").limit(1_000).delays(50.0)
                .param("rate", "90%"));
        queue("at90", 0.9, 1);
        double[] pauses = IntStream.range(0, CALLS).mapToDouble(i -> i % 20 == 0 ? 2 * SERVICE : 0).toArray();
        for (int set = 0; set < SETS; set++) {
            add(rate("raw").at(set, 0).share(0.9, 200).calls(pauses, SERVICE));
        }
        RateCurve curve = rates().groups().stream().map(group -> group.curves().getFirst())
                .filter(each -> each.contender().limit() == 10).findFirst().orElseThrow();
        Knee.Clocks clocks = Objects.requireNonNull(curve.clocks().get(180.0));
        assertEquals(SETS, clocks.noise().size());
        assertEquals(3, clocks.noiseLevel(), 0.01);
        assertNull(curve.knee().rate());
    }

    @Test
    void predictionsAgreeWithASimulatedQueue() {
        for (int share : new int[]{50, 80, 90}) {
            run.cells("rate", open("at" + share, share));
            queue("at" + share, share / 100.0, 100);
        }
        RateCurve curve = only();
        assertEquals(3, curve.predictions().size());
        for (QueuePrediction prediction : curve.predictions()) {
            assertTrue(prediction.latency().isWithin(0.05), prediction.toString());
            assertEquals(QueuePrediction.Kind.QUEUE, prediction.kind());
        }
        QueuePrediction last = curve.predictions().getLast();
        assertEquals(0.9, last.utilisation(), 0.001);
        assertTrue(Objects.requireNonNull(last.waiting()).mean().isWithin(0.15), last.toString());
    }

    @Test
    void overloadAgreesWithItsArithmetic() {
        run.cells("rate", open("over", 105).param("arrivals", "CONSTANT"));
        double[] waits = new QueueSimulation(10, () -> 1e6 / 210, () -> SERVICE).waits(CALLS);
        for (int set = 0; set < SETS; set++) {
            add(rate("over").at(set, 0).offered(210).constant(200).calls(waits, SERVICE));
        }
        QueuePrediction prediction = only().predictions().getFirst();
        assertEquals(QueuePrediction.Kind.OVERLOAD, prediction.kind());
        assertTrue(prediction.latency().isWithin(0.005), prediction.toString());
        assertTrue(Objects.requireNonNull(prediction.waiting()).tail().isWithin(0.005), prediction.toString());
    }

    @Test
    void lostRequestsSaturateALevel() {
        run.cells("rate", open("slow", 100));
        add(rate("slow").calls(new double[CALLS], 1_000).unanswered(3).failed(2));
        RateLevel level = only().levels().getFirst();
        assertTrue(level.saturated());
        assertEquals(5, level.counts().lost());
    }

    @Test
    void invalidLevelIsNoKnee() {
        for (int share : new int[]{30, 60, 90}) {
            run.cells("rate", open("at" + share, share).expected(share == 60 ? 3L : null, null, null));
            queue("at" + share, share / 100.0, 1);
        }
        RateCurve curve = only();
        assertFalse(curve.levels().get(1).valid());
        assertEquals(180, curve.knee().rate());
        assertEquals(2, curve.predictions().size());
    }

    @Test
    void thinnedCallsStandForAClosedLoop() {
        run.cells("rate", open("stalled", 100).param("server", STALLS));
        add(rate("stalled").calls(new double[CALLS], 100_000).histogram("closedLoop", new double[]{1_000, 2_000}));
        Stall stall = rates().stalls().getFirst();
        assertTrue(stall.sameCalls());
        assertNull(stall.hides(), "too few requests");
        assertEquals(Stall.Verdict.UNDECIDED, stall.verdict());
    }

    @Test
    void voidTurnsDoNotCount() {
        run.cells("rate", open("slow", 100), open("hogged", 50));
        add(rate("slow").calls(new double[CALLS], 1_000));
        addVoid(rate("slow").at(0, 1).calls(new double[CALLS], 9_000));
        addVoid(rate("hogged").offered(50).calls(new double[CALLS], 9_000));
        Rates rates = rates();
        RateLevel level = rates.levels().findFirst().orElseThrow();
        assertEquals(CALLS, level.fromDue().requests());
        assertEquals(1, level.voided());
        assertEquals("hogged", rates.voided().getFirst().id());
    }

    @Test
    void secondJvmShowsTheNoise() {
        run.cells("rate", open("one", 50), open("two", 50).replica(2));
        for (int set = 0; set < SETS; set++) {
            add(rate("one").at(set, 0).calls(new double[CALLS], 1_000));
            add(rate("two").at(set, 0).calls(new double[CALLS], 1_200));
        }
        RateLevel level = only().levels().getFirst();
        assertEquals(1, rates().levels().count());
        assertEquals(1.2, Objects.requireNonNull(level.identical()).value(), 0.002);
    }

    @Test
    void poolOfTheLibraryIsTheLimit() {
        run.cells("rate", open("pool", 50).limit(100).pool(5));
        add(rate("pool").offered(90).calls(new double[CALLS], SERVICE));
        QueuePrediction prediction = only().predictions().getFirst();
        assertEquals(5, prediction.limit());
        assertEquals(0.9, prediction.utilisation(), 0.001);
        assertNull(prediction.waiting());
    }

    /// In one of ten seconds a server stalls for 1 s: of 100 calls a second, ten in a hundred wait half a second in the mean.
    @Test
    void closedLoopHidesAStall() {
        run.cells("rate", open("stalled", 100).param("server", STALLS),
                cell("loop").by("JDK", "VIRTUAL_THREADS").limit(10).delays(50.0).param("server", STALLS));
        double[] waits = IntStream.range(0, 1_000).mapToDouble(i -> i < 100 ? 1e6 - i * 1e4 : 0).toArray();
        double[] loop = IntStream.range(0, 9_000).mapToDouble(i -> i < 10 ? 1e6 : 1_000).toArray();
        for (int set = 0; set < SETS; set++) {
            add(rate("stalled").at(set, 0).calls(waits, 1_000));
            add(rate("loop").at(set, 0).closed().histogram("fromFired", loop));
        }
        Rates rates = rates();
        Stall stall = rates.stalls().getFirst();
        assertTrue(rates.groups().isEmpty());
        assertFalse(stall.sameCalls());
        assertEquals(901, Objects.requireNonNull(stall.hides()).value(), 2);
        assertEquals(Stall.Verdict.CONFIRMED, stall.verdict());
    }

    private void queue(String id, double utilisation, int times) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        double[] waits = new QueueSimulation(10,
                () -> -SERVICE / 10 / utilisation * Math.log(1 - random.nextDouble()), () -> SERVICE)
                .waits(SETS * CALLS * times);
        for (int set = 0; set < SETS; set++) {
            add(rate(id).at(set, 0).share(utilisation, 200).calls(
                    Arrays.copyOfRange(waits, set * CALLS * times, (set + 1) * CALLS * times), SERVICE));
        }
    }

    private static CellBuilder open(String id, int percent) {
        return cell(id).by("JDK", "VIRTUAL_THREADS").limit(10).delays(50.0).param("rate", percent + "%");
    }

    private void add(RateBuilder builder) {
        add(builder, false);
    }

    private void addVoid(RateBuilder builder) {
        add(builder, true);
    }

    private void add(RateBuilder builder, boolean isVoid) {
        RateMeasurement measured = builder.build();
        run.rates(measured);
        run.slots(slot(measured.cell()).group("g").at(measured.set(), measured.block()).isVoid(isVoid));
    }

    private Rates rates() {
        Run built = run.build();
        return Rates.of(built, Summary.of(built));
    }

    private RateCurve only() {
        return rates().groups().getFirst().curves().getFirst();
    }

    private static Quantity at(Latency latency, double percent) {
        Quantity quantity = latency.at(percent);
        assertNotNull(quantity);
        return quantity;
    }
}
