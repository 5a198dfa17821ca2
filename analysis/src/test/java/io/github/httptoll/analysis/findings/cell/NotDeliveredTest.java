// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.Delivery;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.render.words.FaultWords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cells for which something else was delivered than what they ask for.
class NotDeliveredTest {
    private static final String SHAPE = "threads:5";

    @Test
    void aCellThatAsksForItIsMarked() {
        Run run = run(new Delivery("server", null, SHAPE, "threads", 5, 4.0, 5.0, 5.0, null));
        assertEquals(List.of(new Fault.NotDelivered("threads", 5, 4)), faults(run, "asks"));
        assertEquals(List.of(), faults(run, "other"));
        String words = FaultWords.words(result(run, "asks")).toString();
        assertTrue(words.contains("threads was 4 instead of 5"), words);
    }

    @Test
    void aServerThatDrawsFromAnotherSeedMarksTheCellsThatAskForIt() {
        Run run = run(new Delivery("server", null, SHAPE, "partOfSeed", 1, 0.52, 1.0, 1.0, null));
        assertEquals(List.of(new Fault.NotDelivered("partOfSeed", 1, 0.52)), faults(run, "asks"));
        String words = FaultWords.words(result(run, "asks")).toString();
        assertTrue(words.contains("partOfSeed was 0.52 instead of 1"), words);
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 5", "4, , 5", "4, 4, ", "4, , "})
    void whatIsInItsRangeMarksNothing(double delivered, Double least, Double most) {
        assertEquals(List.of(),
                faults(run(new Delivery("server", null, SHAPE, "threads", 5, delivered, least, most, null)), "asks"));
    }

    @Test
    void whatWasNotSeenMarksNothing() {
        assertEquals(List.of(),
                faults(run(new Delivery("server", null, SHAPE, "threads", 5, null, null, null, "it takes long")),
                        "asks"));
    }

    @Test
    void whatOneClientDidMarksItsCellsOnly() {
        assertEquals(List.of(),
                faults(run(new Delivery("server", "OKHTTP", SHAPE, "threads", 5, 4.0, 5.0, 5.0, null)), "asks"));
        assertEquals(1,
                faults(run(new Delivery("server", "JDK", SHAPE, "threads", 5, 4.0, 5.0, 5.0, null)), "asks").size());
    }

    private static Run run(Delivery seen) {
        return new RunBuilder().cells("mine", cell("asks").by("JDK", "FUTURES").param("server", SHAPE),
                cell("other").by("JDK", "FUTURES").param("server", "slots:5"))
                .batches("asks", "g", 50, 51).batches("other", "g", 50, 51).delivered(seen).build();
    }

    private static CellResult result(Run run, String id) {
        return Summary.of(run).getFirst().cells().stream().filter(cell -> cell.id().equals(id)).findFirst()
                .orElseThrow();
    }

    private static List<Fault> faults(Run run, String id) {
        return result(run, id).faults().stream().filter(Fault.NotDelivered.class::isInstance)
                .toList();
    }
}
