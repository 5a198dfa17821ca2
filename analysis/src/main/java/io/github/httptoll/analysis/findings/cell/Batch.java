// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.DrawnBatch;
import io.github.httptoll.analysis.read.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One batch of a valid cell, request by request in the order in which they ended, to be looked at: it is an example, and no
/// measurement.
///
/// `beside` is the id of the cell whose batch tells what is special about this one, null where none is drawn: that of a claim
/// on both, or the fastest of the same calls.
public record Batch(CellResult cell, List<Line> lines, @Nullable String beside) {
    /// The phases of a line in the order in which they pass.
    public static final List<Phase> PHASES = List.of(Phase.PERMIT, Phase.DISPATCH, Phase.SEND, Phase.SERVER,
            Phase.RECEIVE, Phase.RESUME);

    /// One request: its number in submit order, from 1; when it was submitted, in microseconds after the first of the batch; and
    /// how long its phases took.
    public record Line(int number, long submittedMicros, Map<Phase, Long> micros) {
        /// From submit to resume.
        public long totalMicros() {
            return micros.values().stream().mapToLong(Long::longValue).sum();
        }

        /// From submit to the end of that phase.
        long until(Phase last) {
            return PHASES.stream().filter(phase -> phase.compareTo(last) <= 0)
                    .mapToLong(phase -> micros.getOrDefault(phase, 0L)).sum();
        }

        /// When it was over, in microseconds after the first of the batch was submitted.
        public long endMicros() {
            return submittedMicros + totalMicros();
        }

        private static Line of(int number, DrawnBatch.Request request) {
            Map<Phase, Long> micros = new EnumMap<>(Phase.class);
            for (int i = 0; i < PHASES.size(); i++) {
                micros.put(PHASES.get(i), request.phasesMicros().get(i));
            }
            return new Line(number, request.submittedMicros(), micros);
        }
    }

    /// From the first submit to the last resume.
    public long micros() {
        return lines.stream().mapToLong(line -> line.endMicros()).max().orElse(0);
    }

    /// The most requests that the server had at once, by their stamps.
    public int mostAtServer() {
        record Step(long at, int by) {}
        List<Step> steps = new ArrayList<>();
        for (Line line : lines) {
            steps.add(new Step(line.submittedMicros() + line.until(Phase.SEND), 1));
            steps.add(new Step(line.submittedMicros() + line.until(Phase.SERVER), -1));
        }
        steps.sort(Comparator.comparingLong(Step::at).thenComparingInt(Step::by));
        int now = 0;
        int most = 0;
        for (Step step : steps) {
            now += step.by();
            most = Math.max(most, now);
        }
        return most;
    }

    /// The batches of the run's valid cells, in the study's order.
    public static List<Batch> of(Run run, List<ExperimentResult> experiments) {
        Map<String, DrawnBatch> drawn = run.batches().stream()
                .filter(batch -> !batch.requests().isEmpty())
                .collect(Collectors.toMap(DrawnBatch::cell, Function.identity()));
        List<CellResult> cells = experiments.stream().flatMap(experiment -> experiment.cells().stream())
                .filter(CellResult::valid).filter(cell -> cell.parameters().replica() == 1)
                .filter(cell -> drawn.containsKey(cell.id())).toList();
        return cells.stream().map(cell -> new Batch(cell,
                lines(Objects.requireNonNull(drawn.get(cell.id())).requests()), beside(run, cell, cells))).toList();
    }

    private static List<Line> lines(List<DrawnBatch.Request> requests) {
        return IntStream.range(0, requests.size()).mapToObj(i -> Line.of(i + 1, requests.get(i)))
                .sorted(Comparator.comparingLong(Line::endMicros)).toList();
    }

    private static @Nullable String beside(Run run, CellResult cell, List<CellResult> drawn) {
        List<String> ids = drawn.stream().map(CellResult::id).toList();
        Optional<String> claimed = run.study().claims().stream().flatMap(claim -> other(claim, cell.id()))
                .filter(ids::contains).findFirst();
        return claimed.orElseGet(() -> drawn.stream().filter(other -> !other.equals(cell) && isAlike(cell, other))
                .min(Comparator.comparingDouble(other -> other.measured().batchMillis().value())).map(CellResult::id)
                .orElse(null));
    }

    private static Stream<String> other(Claim claim, String id) {
        return claim.a().equals(id) ? Stream.of(claim.b()) : claim.b().equals(id) ? Stream.of(claim.a()) : Stream.of();
    }

    private static boolean isAlike(CellResult cell, CellResult other) {
        Parameters p = cell.parameters();
        Parameters q = other.parameters();
        return cell.experiment().equals(other.experiment()) && p.calls() == q.calls() && p.limit() == q.limit()
                && p.delaysMillis().equals(q.delaysMillis());
    }
}
