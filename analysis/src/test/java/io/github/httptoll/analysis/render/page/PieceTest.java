// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PieceTest {
    @Test
    void intervalsAreToldFromWords() {
        assertEquals(List.of(new Piece("from ", false), new Piece("[-9.34, 1,099]", true), new Piece(" to 5", false)),
                Piece.of("from [-9.34, 1,099] to 5"));
        assertEquals(List.of(new Piece("[1, 2]", true)), Piece.of("[1, 2]"));
        assertEquals(List.of(), Piece.of(""));
    }

    @Test
    void otherBracketsAreWords() {
        assertEquals(List.of(new Piece("a [95 %] b [low, high]".replace("5 %", "5\u00a0%"), false)),
                Piece.of("a [95 %] b [low, high]"));
    }

    @Test
    void namesStayWithTheirValuesAndValuesWithTheirUnits() {
        assertEquals(List.of(new Piece("C\u00a0=\u00a010 at 5\u00a0ms, 3 mice", false)),
                Piece.of("C = 10 at 5 ms, 3 mice"));
    }
}
