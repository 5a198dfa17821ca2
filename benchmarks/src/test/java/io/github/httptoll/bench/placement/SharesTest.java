// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void fromFourCoresOnTheServerHasTheLaterHalf() {
        assertEquals(new Shares(cores(0, 1), cores(2, 3)), Shares.of(cores(0, 1, 2, 3)));
        assertEquals(new Shares(cores(4, 6), cores(7, 8, 9)), Shares.of(cores(4, 6, 7, 8, 9)));
    }

    @Test
    void fewerCoresBelongToBoth() throws CannotPlace {
        for (TreeSet<Integer> few : List.of(cores(), cores(0), cores(0, 1), cores(0, 1, 2))) {
            assertEquals(Shares.NONE, Shares.of(few));
        }
        assertFalse(Shares.NONE.areApart());
        assertNull(Shares.NONE.keepCallers());
    }

    @Test
    void coresAsTextAreReadAgain() {
        assertEquals("callers 0,1; server 2,3", Shares.of(cores(0, 1, 2, 3)).toString());
        assertEquals("2,3,10", Shares.text(cores(10, 2, 3)));
        assertEquals(cores(2, 3, 10), Shares.parse("2,3,10"));
        assertEquals("", Shares.text(cores()));
        assertEquals(cores(), Shares.parse(""));
    }

    private static TreeSet<Integer> cores(Integer... cores) {
        return new TreeSet<>(Set.of(cores));
    }
}
