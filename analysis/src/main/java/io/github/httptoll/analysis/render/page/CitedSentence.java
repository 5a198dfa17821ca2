// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;

/// A sentence of the answer, and the place on the page of what stands behind it; empty where nothing does.
record CitedSentence(Text text, String evidence) {
    /// Those of the first screen; where a run has none, those that say so.
    static List<CitedSentence> first(Statements statements, CellLinks refs) {
        List<CitedSentence> first = brief(statements.brief().first(), refs);
        return first.isEmpty()
                ? statements.sentences().stream().limit(Statements.FIRST).map(text -> new CitedSentence(text, ""))
                        .toList()
                : first;
    }

    static List<CitedSentence> more(Statements statements, CellLinks refs) {
        return brief(statements.brief().more(), refs);
    }

    private static List<CitedSentence> brief(List<Statements.Brief> all, CellLinks refs) {
        return all.stream().map(said -> new CitedSentence(said.text(), refs.evidence(said.statement()))).toList();
    }

    /// The whole answer, with counts and times.
    static List<CitedSentence> full(Statements statements, CellLinks refs) {
        return statements.answer().stream().flatMap(statement -> statement.sentences().stream()
                .map(text -> new CitedSentence(text, refs.evidence(statement)))).toList();
    }
}
