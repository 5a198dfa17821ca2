// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.pair;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Experiment.IdenticalPair;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.Slot;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two cells of a run beside each other: by the blocks that both have, as independent only where they have none.
public record PairedCells(Run run) {
    /// What a cell has in one block: one pass over the cells of a group, in the order of measurement. What was measured again is another
    /// one.
    private record InBlock(Slot slot, double value) {
        static final Comparator<InBlock> ORDER = Comparator.comparing(InBlock::slot,
                Comparator.comparingInt(Slot::set).thenComparingInt(Slot::block).thenComparingInt(Slot::attempt));
    }

    /// The values of two cells in the blocks that both have, by set.
    public record Common(Sample first, Sample second) {
        /// What the first takes more, block by block.
        public Sample difference() {
            return first.minus(second);
        }
    }

    /// A mean difference, `paired` where it is of common blocks.
    public record Difference(Quantity estimate, boolean paired) {}

    /// The values of that metric, null if it was not observed or is not above zero throughout.
    @Nullable
    public Sample sample(String cell, String metric) {
        Sample sample = measured(cell, metric);
        return sample == null || !sample.isPositive() ? null : sample;
    }

    private @Nullable Sample measured(String cell, String metric) {
        Measurement measurement = run.measurement(cell);
        return measurement == null
                ? null
                : metric.equals(Claim.BATCH_MILLIS) ? measurement.batchMillis() : measurement.metric(metric);
    }

    /// The two cells by block, without void ones; null if they share none, or if the metric is not above zero throughout.
    @Nullable
    public Paired gated(String a, String b, String metric) {
        return gated(List.of(new IdenticalPair(a, b)), metric);
    }

    /// The same of several pairs as one: their common blocks of a set stand next to each other.
    @Nullable
    public Paired gated(List<IdenticalPair> pairs, String metric) {
        return pair(pairs, metric, slot -> !slot.isVoid());
    }

    /// As [#gated(String, String, String)], with the void blocks.
    @Nullable
    public Paired ungated(String a, String b, String metric) {
        return ungated(List.of(new IdenticalPair(a, b)), metric);
    }

    /// As [#gated(List, String)], with the void blocks.
    @Nullable
    public Paired ungated(List<IdenticalPair> pairs, String metric) {
        return pair(pairs, metric, _ -> true);
    }

    /// The values of two cells in their common blocks without void ones, whatever their sign: of the first of these metrics less the
    /// others; null if they share none.
    @Nullable
    public Common common(String a, String b, String... metrics) {
        return common(List.of(new IdenticalPair(a, b)), List.of(metrics), slot -> !slot.isVoid());
    }

    /// What the first measured cell takes more than the second: by the blocks that both have, else by sets of JVMs where these are enough
    /// for an interval, else as independent ones. It is of the first of these metrics less the others.
    public Quantity more(String a, String b, String... metrics) {
        Common common = common(a, b, metrics);
        if (common != null) {
            return common.difference().mean();
        }
        Quantity bySet = bySet(setMeans(a, metrics), setMeans(b, metrics), Measurement.unit(metrics[0]));
        return bySet != null && bySet.interval() != null
                ? bySet
                : less(a, metrics).orElseThrow().mean().minus(less(b, metrics).orElseThrow().mean());
    }

    private @Nullable Quantity bySet(Map<Integer, Double> first, Map<Integer, Double> second, Unit unit) {
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        List<Integer> machines = first.keySet().stream().map(run.environment()::machine).toList();
        return first.isEmpty()
                ? null
                : new Sample(first.values().stream().map(List::of).toList(), unit, machines)
                        .minus(new Sample(second.values().stream().map(List::of).toList(), unit, machines)).mean();
    }

    private Map<Integer, Double> setMeans(String cell, String... metrics) {
        return values(cell, List.of(metrics), slot -> !slot.isVoid()).stream()
                .collect(Collectors.groupingBy(value -> value.slot().set(), TreeMap::new,
                        Collectors.averagingDouble(InBlock::value)));
    }

    /// How many times as long a batch of the first measured cell takes as one of the second.
    public Comparison comparison(String a, String b) {
        Paired paired = gated(a, b, Claim.BATCH_MILLIS);
        return paired == null
                ? Comparison.unpaired(Objects.requireNonNull(sample(a, Claim.BATCH_MILLIS)),
                        Objects.requireNonNull(sample(b, Claim.BATCH_MILLIS)))
                : paired.comparison();
    }

    /// What the first takes more than the second in the first of these metrics, less what it takes more in the others; empty
    /// where one was not observed.
    public Optional<Difference> difference(String a, String b, String... metrics) {
        Common common = common(a, b, metrics);
        if (common != null) {
            return Optional.of(new Difference(common.difference().mean(), true));
        }
        return less(a, metrics).flatMap(first -> less(b, metrics)
                .map(second -> new Difference(first.mean().minus(second.mean()), false)));
    }

    private Optional<Sample> less(String cell, String... metrics) {
        List<Sample> samples = Arrays.stream(metrics).map(metric -> measured(cell, metric)).filter(Objects::nonNull)
                .toList();
        return samples.size() < metrics.length ? Optional.empty() : samples.stream().reduce(Sample::minus);
    }

    /// True if a gate voided blocks of that cell's group.
    public boolean hasVoidBlocks(String cell) {
        String group = run.group(cell);
        return group != null && run.hasVoidBlocks(group);
    }

    private @Nullable Paired pair(List<IdenticalPair> pairs, String metric, Predicate<Slot> counts) {
        Common common = common(pairs, List.of(metric), counts);
        return common == null || !common.first().isPositive() || !common.second().isPositive()
                ? null
                : Paired.of(common.first(), common.second());
    }

    /// A block that only one of them has, as where a cell was lost on the way, is left out; so is a set without blocks.
    private @Nullable Common common(List<IdenticalPair> pairs, List<String> metrics, Predicate<Slot> counts) {
        List<InBlock> first = new ArrayList<>();
        List<InBlock> second = new ArrayList<>();
        for (IdenticalPair pair : pairs) {
            if (share(pair)) {
                addCommon(values(pair.a(), metrics, counts), values(pair.b(), metrics, counts), first, second);
            }
        }
        Comparator<InBlock> bySet = Comparator.comparingInt(value -> value.slot().set());
        first.sort(bySet);
        second.sort(bySet);
        Unit unit = Measurement.unit(metrics.getFirst());
        return first.isEmpty() ? null : new Common(sample(first, unit), sample(second, unit));
    }

    private boolean share(IdenticalPair pair) {
        String group = run.group(pair.a());
        return group != null && group.equals(run.group(pair.b()));
    }

    /// Adds what both have of a block to the end of two lists.
    private static void addCommon(List<InBlock> a, List<InBlock> b, List<InBlock> first, List<InBlock> second) {
        for (int i = 0, j = 0; i < a.size() && j < b.size();) {
            int order = InBlock.ORDER.compare(a.get(i), b.get(j));
            if (order == 0) {
                first.add(a.get(i));
                second.add(b.get(j));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    /// In the order of their blocks. Of a block that a cell has twice the last value counts.
    private List<InBlock> values(String cell, List<String> metrics, Predicate<Slot> counts) {
        List<InBlock> all = new ArrayList<>();
        for (Slot slot : run.slots(cell)) {
            Double value = counts.test(slot) ? value(slot, metrics) : null;
            if (value != null) {
                all.add(new InBlock(slot, value));
            }
        }
        all.sort(InBlock.ORDER);
        List<InBlock> once = new ArrayList<>();
        for (InBlock value : all) {
            if (!once.isEmpty() && InBlock.ORDER.compare(once.getLast(), value) == 0) {
                once.removeLast();
            }
            once.add(value);
        }
        return once;
    }

    private static @Nullable Double value(Slot slot, List<String> metrics) {
        Double value = slot.value(metrics.getFirst());
        for (String metric : metrics.subList(1, metrics.size())) {
            Double less = slot.value(metric);
            value = value == null || less == null ? null : (Double) (value - less);
        }
        return value;
    }

    /// Of values in the order of their blocks.
    private Sample sample(List<InBlock> values, Unit unit) {
        List<double[]> sets = new ArrayList<>();
        List<Integer> machines = new ArrayList<>();
        for (int from = 0, to = 0; from < values.size(); from = to) {
            int set = values.get(from).slot().set();
            while (to < values.size() && values.get(to).slot().set() == set) {
                to++;
            }
            sets.add(values.subList(from, to).stream().mapToDouble(InBlock::value).toArray());
            machines.add(run.environment().machine(set));
        }
        return new Sample(sets.toArray(double[][]::new), unit, machines);
    }
}
