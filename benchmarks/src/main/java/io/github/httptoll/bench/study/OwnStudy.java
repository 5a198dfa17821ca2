// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A user's own study file: pairs of cells, and what is expected of them.
record OwnStudy(List<Comparison> questions) {
    OwnStudy {
        Refusals.require(questions != null && !questions.isEmpty(), "questions", null, "a list of at least one");
        Set<String> ids = new HashSet<>();
        questions.forEach(question -> Refusals.require(ids.add(question.id()), "id", question.id(),
                "another for each question"));
        questions.stream().flatMap(question -> Stream.of(question.a(), question.b()))
                .forEach(spec -> Refusals.placement(spec.placement(), spec.placement().obstacle()));
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException if it is not such a file; the message says the file, the line and what was expected
    static OwnStudy read(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": there is no such file");
        }
        try (InputStream text = Files.newInputStream(file)) {
            return StudyFile.read(text, file.toString(), OwnStudy.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The questions as a study of a tier puts them: those whose `b` waits for the same are one experiment, with the first of these
    /// again as its A/A pair. What machine and JVM make up differs with what is waited for, and with the cores.
    List<Asked> asked(Tier tier) {
        Map<String, List<Comparison>> kinds = questions.stream().map(question -> question.at(tier))
                .collect(
                        Collectors.groupingBy(question -> kind(question.b()), LinkedHashMap::new, Collectors.toList()));
        List<Asked> asked = new ArrayList<>();
        kinds.forEach((kind, alike) -> {
            int part = asked.size() + 1;
            List<Comparison> comparisons = alike.stream().map(question -> question.in(part)).toList();
            asked.add(new Asked(Question.OWN, Question.OWN.text() + (kinds.size() == 1 ? "" : ": " + kind), List.of(),
                    new RegisteredClaims(comparisons, comparisons.getFirst().b())));
        });
        return asked;
    }

    /// True where a question is about calls inside TLS.
    boolean isSecure() {
        return questions.stream().flatMap(question -> Stream.of(question.a(), question.b()))
                .anyMatch(spec -> spec.protocol().secure());
    }

    /// True where a question is about cores that client and server are put on.
    boolean isPlaced() {
        return questions.stream().flatMap(question -> Stream.of(question.a(), question.b()))
                .anyMatch(Parameters::isPlaced);
    }

    /// What a batch of that cell waits for, in words; not who calls, nor how often.
    private static String kind(Parameters cell) {
        return "calls of " + cell.delayMillis() + " ms" + Parameter.ALL.stream()
                .filter(parameter -> parameter.isWaitedFor() && !parameter.isPlain(cell))
                .map(parameter -> ", " + parameter.name() + " " + parameter.text(cell)).collect(Collectors.joining());
    }
}
