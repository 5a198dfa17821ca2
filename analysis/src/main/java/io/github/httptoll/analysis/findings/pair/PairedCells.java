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
import java.util.Arrays;
import java.util.Collection;
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
    /// One pass over the cells of a group, in the order of measurement; what was measured again is another one. Of several pairs, `pair` is
    /// the number of the one.
    private record Block(int set, int pair, int number, int attempt) {
        static final Comparator<Block> ORDER = Comparator.comparingInt(Block::set).thenComparingInt(Block::pair)
                .thenComparingInt(Block::number).thenComparingInt(Block::attempt);
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
    /// for an interval, else as independent ones.
    public Quantity more(String a, String b, String metric) {
        Common common = common(a, b, metric);
        if (common != null) {
            return common.difference().mean();
        }
        Quantity bySet = bySet(setMeans(a, metric), setMeans(b, metric), Measurement.unit(metric));
        return bySet != null && bySet.interval() != null
                ? bySet
                : Objects.requireNonNull(measured(a, metric)).mean()
                        .minus(Objects.requireNonNull(measured(b, metric)).mean());
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

    private Map<Integer, Double> setMeans(String cell, String metric) {
        return values(0, cell, List.of(metric), slot -> !slot.isVoid()).entrySet().stream()
                .collect(Collectors.groupingBy(value -> value.getKey().set(), TreeMap::new,
                        Collectors.averagingDouble(Map.Entry::getValue)));
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
        Map<Block, Double> first = new TreeMap<>(Block.ORDER);
        Map<Block, Double> second = new TreeMap<>(Block.ORDER);
        for (int i = 0; i < pairs.size(); i++) {
            if (share(pairs.get(i))) {
                first.putAll(values(i, pairs.get(i).a(), metrics, counts));
                second.putAll(values(i, pairs.get(i).b(), metrics, counts));
            }
        }
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        Unit unit = Measurement.unit(metrics.getFirst());
        Collection<List<Block>> sets = first.keySet().stream()
                .collect(Collectors.groupingBy(Block::set, TreeMap::new, Collectors.toList())).values();
        List<Integer> machines = sets.stream().map(set -> run.environment().machine(set.getFirst().set())).toList();
        return sets.isEmpty()
                ? null
                : new Common(sample(first, sets, unit, machines), sample(second, sets, unit, machines));
    }

    private boolean share(IdenticalPair pair) {
        String group = run.group(pair.a());
        return group != null && group.equals(run.group(pair.b()));
    }

    private Map<Block, Double> values(int pair, String cell, List<String> metrics, Predicate<Slot> counts) {
        Map<Block, Double> values = new TreeMap<>(Block.ORDER);
        for (Slot slot : run.slots(cell)) {
            Double value = counts.test(slot) ? value(slot, metrics) : null;
            if (value != null) {
                values.put(new Block(slot.set(), pair, slot.block(), slot.attempt()), value);
            }
        }
        return values;
    }

    private static @Nullable Double value(Slot slot, List<String> metrics) {
        Double value = slot.value(metrics.getFirst());
        for (String metric : metrics.subList(1, metrics.size())) {
            Double less = slot.value(metric);
            value = value == null || less == null ? null : (Double) (value - less);
        }
        return value;
    }

    private static Sample sample(Map<Block, Double> values, Collection<List<Block>> sets, Unit unit,
            List<Integer> machines) {
        return new Sample(sets.stream().map(set -> set.stream().map(values::get).toList()).toList(), unit, machines);
    }
}
