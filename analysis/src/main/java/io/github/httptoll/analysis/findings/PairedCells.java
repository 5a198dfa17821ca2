package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.Series;
import io.github.httptoll.analysis.read.Slot;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The blocks that two cells of a run have in common.
record PairedCells(Run run) {
    /// One block of a set, in the order of measurement.
    private record Block(int number, int attempt) {
        static final Comparator<Block> ORDER = Comparator.comparingInt(Block::number)
                .thenComparingInt(Block::attempt);
    }

    /// The values of that metric, null if it was not observed or is not above zero throughout.
    @Nullable
    Sample sample(String cell, String metric) {
        Measurement measurement = run.measurement(cell);
        if (measurement == null) {
            return null;
        }
        Series series = metric.equals(Claim.BATCH_MILLIS) ? measurement.batchMillis() : measurement.metric(metric);
        return series == null || series.values().stream().anyMatch(value -> value <= 0)
                ? null
                : new Sample(series.sets());
    }

    /// The two cells by block, without void ones; null if they share none.
    @Nullable
    Paired gated(String a, String b, String metric) {
        Sample first = sample(a, metric);
        Sample second = sample(b, metric);
        return first == null || second == null || !share(a, b) || !first.hasShapeOf(second)
                ? null
                : Paired.of(first, second);
    }

    /// The two cells by block, void ones too; null if they share none.
    @Nullable
    Paired ungated(String a, String b, String metric) {
        if (!share(a, b)) {
            return null;
        }
        Map<Integer, Map<Block, Double>> first = values(a, metric);
        Map<Integer, Map<Block, Double>> second = values(b, metric);
        List<List<Double>> firsts = new ArrayList<>();
        List<List<Double>> seconds = new ArrayList<>();
        first.forEach((set, values) -> {
            Map<Block, Double> others = second.getOrDefault(set, Map.of());
            List<Block> common = values.keySet().stream().filter(others::containsKey).toList();
            firsts.add(common.stream().map(values::get).toList());
            seconds.add(common.stream().map(others::get).toList());
        });
        firsts.removeIf(List::isEmpty);
        seconds.removeIf(List::isEmpty);
        return firsts.isEmpty() ? null : Paired.of(new Sample(firsts), new Sample(seconds));
    }

    /// True if a gate voided blocks of that cell's group.
    boolean hasVoidBlocks(String cell) {
        return run.slots().stream().anyMatch(slot -> slot.isVoid() && slot.cell().equals(cell));
    }

    private boolean share(String a, String b) {
        String group = run.group(a);
        return group != null && group.equals(run.group(b));
    }

    private Map<Integer, Map<Block, Double>> values(String cell, String metric) {
        Map<Integer, Map<Block, Double>> values = new TreeMap<>();
        for (Slot slot : run.slots()) {
            Double value = slot.cell().equals(cell) ? slot.value(metric) : null;
            if (value != null && value > 0) {
                values.computeIfAbsent(slot.set(), _ -> new TreeMap<>(Block.ORDER))
                        .put(new Block(slot.block(), slot.attempt()), value);
            }
        }
        return values;
    }
}
