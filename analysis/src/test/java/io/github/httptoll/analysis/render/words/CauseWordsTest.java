// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.claim.OwnAnswer;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.read.OwnRun;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A cause says which way it goes.
final class CauseWordsTest {
    @Test
    void bareExchangeTakesMoreOrLess() {
        assertEquals("A bare exchange of the same bytes takes that much more: no client avoids it.",
                words(Part.NETWORK, 100));
        assertEquals("A bare exchange of the same bytes takes that much less: every client gains it.",
                words(Part.NETWORK, -100));
        assertEquals("That much less passes until woken threads run: cores are asleep or taken, and caches cold.",
                words(Part.WAKING, -100));
    }

    private static String words(Part part, double micros) {
        OwnAnswer answer = OwnRun.of(Map.of(), Map.of()).own().getFirst();
        return CauseWords.of(answer, new Move(part, Quantity.exact(micros, Unit.MICROS))).toString();
    }
}
