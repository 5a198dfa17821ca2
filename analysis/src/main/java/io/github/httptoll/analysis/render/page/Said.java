// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Finding;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.render.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A sentence of the answer, and the place on the page of what stands behind it; empty where nothing does.
record Said(String text, String evidence) {
    private static final int FIRST = 3;

    /// All sentences in the order of the page: those that are the answer first.
    static List<Said> of(Findings findings, Refs refs) {
        List<Finding> kinds = new ArrayList<>(findings.findings());
        kinds.sort(Comparator.comparingInt(Said::rank));
        Map<Class<?>, Said> firsts = new LinkedHashMap<>();
        kinds.forEach(finding -> of(refs, finding).stream().limit(1)
                .forEach(first -> firsts.putIfAbsent(finding.getClass(), first)));
        List<Said> said = new ArrayList<>(firsts.values().stream().limit(FIRST).toList());
        findings.findings().stream().flatMap(finding -> of(refs, finding).stream())
                .filter(sentence -> !said.contains(sentence)).toList().forEach(said::add);
        if (said.isEmpty()) {
            Sentences.of(findings).forEach(text -> said.add(new Said(text, "")));
        }
        return said;
    }

    static List<Said> answer(List<Said> all) {
        return all.stream().limit(FIRST).toList();
    }

    static List<Said> more(List<Said> all) {
        return all.stream().skip(FIRST).toList();
    }

    private static List<Said> of(Refs refs, Finding finding) {
        return Sentences.of(finding).stream().map(text -> new Said(text, refs.evidence(finding))).toList();
    }

    /// Whether async takes longer, what a client adds, what limits do; the others stand in where the run cannot say one.
    private static int rank(Finding finding) {
        return switch (finding) {
            case Finding.AsyncAgainstThreads _ -> 0;
            case Finding.ClientToll _ -> 1;
            case Finding.HiddenLimit _ -> 2;
            case Finding.BlockedLoop _ -> 3;
            case Finding.SequentialAgainstConcurrent _ -> 4;
            case Finding.SessionCost _ -> 5;
        };
    }
}
