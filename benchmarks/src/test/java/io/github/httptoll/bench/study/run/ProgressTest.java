// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Forecast;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StudyPlan plan = Plans.of(Tier.SMOKE, Question.FLOOR);
    private final Generation set = plan.generations().getFirst();
    private final StudyPlan.Stage stage = set.stages().getFirst();

    @Test
    void aFileGetsALineForEachSetAndNothingElse() {
        run(false);
        assertFalse(text().contains("\r"), text());
        assertEquals(2, text().lines().count(), text());
        assertTrue(text().lines().toList().getFirst().contains("%] set 1 "), text());
        assertTrue(text().lines().toList().getLast().startsWith("[100 %] floor, set 1 "), text());
        assertTrue(text().contains("identical code ±2.5 %"), text());
    }

    @Test
    void aTerminalGetsALineThatIsWrittenOverUntilTheSetHasEnded() {
        run(true);
        assertTrue(text().contains("\r█"), text());
        assertTrue(text().contains("set 1, 1 of " + set.jvms().size() + " JVMs warm"), text());
        assertTrue(text().contains("floor, set 1, block 1 of "), text());
        String last = text().substring(text().lastIndexOf('\r') + 1);
        assertTrue(last.startsWith("[100 %] floor, set 1 "), last);
    }

    @Test
    void troubleIsPrintedWhereverItGoes() {
        progress(false).measured(stage.groups().getFirst(), "1 cells lost");
        assertTrue(text().strip().endsWith(": 1 cells lost"), text());
    }

    private void run(boolean terminal) {
        Progress progress = progress(terminal);
        progress.warming(set, 1);
        progress.warm(set, Duration.ofSeconds(5));
        stage.groups().forEach(group -> {
            progress.block(stage, group, 1);
            progress.measured(group, "");
        });
        progress.ended(stage, Duration.ofSeconds(3), 0.025);
        assertEquals(1, progress.partDone(), 1e-9);
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal,
                new Forecast(plan, List.of(set)));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
