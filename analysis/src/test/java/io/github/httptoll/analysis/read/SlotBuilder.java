// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// A slot made in code: the first block of the first set, ten requests without a failure in a batch of 20 ms, unless it is said otherwise.
public final class SlotBuilder {
    private final String cell;
    private final Map<String, Double> metrics = new HashMap<>(Map.of("requests", 10.0, "failures", 0.0));
    private String group = "group";
    private int set;
    private int block;
    private int attempt = 1;
    private boolean isVoid;
    private double millis = 20;

    private SlotBuilder(String cell) {
        this.cell = cell;
    }

    public static SlotBuilder slot(String cell) {
        return new SlotBuilder(cell);
    }

    static Slot changed(Slot slot, BiConsumer<Slot, Map<String, Double>> change) {
        Map<String, Double> metrics = new HashMap<>(slot.metrics());
        change.accept(slot, metrics);
        return new Slot(slot.cell(), slot.set(), slot.group(), slot.block(), slot.attempt(), slot.isVoid(),
                slot.gated(), slot.millis(), metrics);
    }

    public SlotBuilder group(String name) {
        group = name;
        return this;
    }

    public SlotBuilder at(int itsSet, int itsBlock) {
        set = itsSet;
        block = itsBlock;
        return this;
    }

    public SlotBuilder attempt(int number) {
        attempt = number;
        return this;
    }

    public SlotBuilder isVoid(boolean does) {
        isVoid = does;
        return this;
    }

    public SlotBuilder millis(double batch) {
        millis = batch;
        return this;
    }

    public SlotBuilder metric(String name, double value) {
        metrics.put(name, value);
        return this;
    }

    public SlotBuilder metrics(Map<String, Double> values) {
        metrics.putAll(values);
        return this;
    }

    public Slot build() {
        return new Slot(cell, set, group, block, attempt, isVoid, true, millis, metrics);
    }
}
