// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.Batch;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.claim.OwnAnswer;
import io.github.httptoll.analysis.render.picture.Stack;
import io.github.httptoll.analysis.render.picture.TextPicture;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.OwnCountWords;
import io.github.httptoll.analysis.render.words.OwnWords;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The questions of a study file, each answered first: verdict, ratio, where the difference is, both sides in numbers and as a picture.
final class OwnSection {
    private final Lines page = new Lines();
    private final Map<String, Batch> batches;

    private OwnSection(Findings findings) {
        batches = findings.batches().stream()
                .collect(Collectors.toMap(batch -> batch.cell().id(), Function.identity()));
    }

    static String of(Findings findings) {
        OwnSection section = new OwnSection(findings);
        findings.own().forEach(section::answer);
        findings.ownCounts().forEach(counted -> section.answer(OwnCountWords.of(counted)));
        section.page
                .line((findings.own().isEmpty()
                        ? "*"
                        : "*[low, high] is a 95 % interval. Times of parts are of one call. ")
                        + "[The page](index.html) has the same with every number behind it.*");
        return section.page.toString();
    }

    private void answer(OwnAnswer answer) {
        OwnWords words = OwnWords.of(answer);
        page.line("## %s: %s".formatted(words.title(), words.holds()));
        page.line("**" + words.sentences().getFirst() + "**");
        page.bullets(words.sentences().subList(1, words.sentences().size()));
        page.open(words.sides());
        page.line(names(words) + ".");
        List<String> picture = picture(answer, words).toList();
        if (!picture.isEmpty()) {
            page.line("```\n" + String.join("\n", picture).stripTrailing() + "\n```");
        }
        if (isDrawn(answer)) {
            page.line("A line is a request of one batch: " + BatchSection.legend() + ".");
        }
    }

    private void answer(OwnCountWords words) {
        page.line("## %s: %s".formatted(words.title(), words.holds()));
        page.line("**" + words.sentences().getFirst() + "**");
        page.bullets(words.sentences().subList(1, words.sentences().size()));
        page.open(words.sides());
    }

    private static String names(OwnWords words) {
        return Names.capital(String.join("; ", words.names()));
    }

    /// The requests of one batch of both, where they were kept, and else the parts of a call.
    private Stream<String> picture(OwnAnswer answer, OwnWords words) {
        if (isDrawn(answer)) {
            return BatchSection.picture(batch(answer.a()), batch(answer.b()));
        }
        List<Stack> stacks = Stream.of(Map.entry(words.names().getFirst(), answer.a()),
                Map.entry(words.names().getLast(), answer.b())).filter(side -> side.getValue().valid())
                .flatMap(side -> Stack.of(side.getKey(), side.getValue()).stream()).toList();
        return stacks.isEmpty() ? Stream.of() : TextPicture.of(stacks).stream();
    }

    private boolean isDrawn(OwnAnswer answer) {
        return batches.containsKey(answer.a().id()) && batches.containsKey(answer.b().id());
    }

    private Batch batch(CellResult cell) {
        return batches.getOrDefault(cell.id(), new Batch(cell, List.of(), null));
    }
}
