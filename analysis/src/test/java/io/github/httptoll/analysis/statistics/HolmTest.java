// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HolmTest {
    @Test
    void adjustedAsInTheTextbook() {
        assertEquals(List.of(0.03, 0.06, 0.06, 0.02), Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005)));
    }

    @Test
    void adjustedStaysAtMostOneAndInOrder() {
        assertEquals(List.of(1.0, 1.0), Holm.adjusted(List.of(0.9, 0.6)));
        assertEquals(List.of(0.2), Holm.adjusted(List.of(0.2)));
        assertEquals(List.of(), Holm.adjusted(List.of()));
    }
}
