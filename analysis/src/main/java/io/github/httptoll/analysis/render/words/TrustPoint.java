// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

/// One thing that speaks for or against a run, in words.
public record TrustPoint(Topic topic, Text text) {
    /// What it is about.
    public enum Topic {
        STATUS("Status"), ATTRIBUTION("Attribution"), IN_FLIGHT("In flight"), CLOCKS("Clocks"), //
        WIRE("Wire"), SUMS("Sums"), ORDER("Order"), SERVER("Server"), INTERVALS("Intervals"), FLOOR("Floor"), //
        LEFT_OVER("Left over"), REPETITIONS("Repetitions"), CELLS("Cells"), WARM_UP("Warm-up"),
        INTERRUPTED("Interrupted"), MACHINES("Machines");

        private final String label;

        Topic(String label) {
            this.label = label;
        }

        /// Its name for people.
        public String label() {
            return label;
        }
    }
}
