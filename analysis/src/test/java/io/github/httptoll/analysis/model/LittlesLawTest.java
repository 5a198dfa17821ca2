// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LittlesLawTest {
    @Test
    void hundredCallsOfFiftyMillisInHalfASecondAreTenAtOnce() {
        assertEquals(10, LittlesLaw.meanInFlight(100, 50_000, 500), 1e-9);
        assertEquals(0, LittlesLaw.meanInFlight(100, 0, 500));
    }

    @Test
    void maximumIsAWholeNumberNotMuchBelowTheMean() {
        assertEquals(9, LittlesLaw.leastMaximum(9.9));
        assertEquals(1, LittlesLaw.leastMaximum(0.2));
        assertEquals(0, LittlesLaw.leastMaximum(0));
    }
}
