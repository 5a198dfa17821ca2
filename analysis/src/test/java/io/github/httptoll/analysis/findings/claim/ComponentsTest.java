// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.claim.ClaimResult.Components;
import io.github.httptoll.analysis.statistics.VarianceComponents;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComponentsTest {
    @Test
    void aSetCostsTwentyBlocksBeforeItsFirst() {
        assertEquals(10, of(1.0, 5.0).blocksPerSet());
        assertFalse(of(1.0, 5.0).anyNumberOfBlocks());
    }

    @Test
    void setsThatDoNotVaryCallForBlocksOnly() {
        assertEquals(VarianceComponents.MOST, of(0.0, 5.0).blocksPerSet());
        assertTrue(of(0.0, 5.0).anyNumberOfBlocks());
    }

    @Test
    void oneSetSaysNothingOfSets() {
        assertNull(of(null, 5.0).blocksPerSet());
        assertFalse(of(null, 5.0).anyNumberOfBlocks());
        assertNull(Components.of(null));
    }

    private static Components of(@Nullable Double sets, double blocks) {
        return Objects.requireNonNull(Components.of(new VarianceComponents(sets, blocks)));
    }
}
