// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.render.words.Statement.Subject;
import io.github.httptoll.analysis.render.words.Statement;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A sentence of the answer, and the place on the page of what stands behind it; empty where nothing does.
record CitedSentence(Text text, String evidence) {
    private static final int FIRST = 3;

    /// All sentences in the order of the page: first the first one of each subject, the weightiest three.
    static List<CitedSentence> of(Statements statements, CellLinks refs) {
        List<CitedSentence> all = new ArrayList<>();
        Map<Subject, CitedSentence> firsts = new EnumMap<>(Subject.class);
        for (Statement statement : statements.answer()) {
            List<CitedSentence> of = statement.sentences().stream()
                    .map(text -> new CitedSentence(text, refs.evidence(statement)))
                    .toList();
            of.stream().limit(1).forEach(first -> firsts.putIfAbsent(statement.subject(), first));
            all.addAll(of);
        }
        if (all.isEmpty()) {
            return statements.sentences().stream().map(text -> new CitedSentence(text, "")).toList();
        }
        List<CitedSentence> said = new ArrayList<>(firsts.values().stream().limit(FIRST).toList());
        all.removeAll(said);
        said.addAll(all);
        return said;
    }

    static List<CitedSentence> answer(List<CitedSentence> all) {
        return all.stream().limit(FIRST).toList();
    }

    static List<CitedSentence> more(List<CitedSentence> all) {
        return all.stream().skip(FIRST).toList();
    }
}
