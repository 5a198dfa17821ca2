// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

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

/// A user's own study file: claims about pairs of cells.
public record OwnStudy(List<ClaimEntry> questions) {
    public OwnStudy {
        Refusals.require(questions != null && !questions.isEmpty(), "questions", null, "a list of at least one");
        Set<String> ids = new HashSet<>();
        questions.forEach(question -> Refusals.require(ids.add(question.claim().id()), "id", question.claim().id(),
                "another for each question"));
        cells(questions).forEach(cell -> Refusals.placement(cell.placement(), cell.placement().obstacle()));
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException if it is not such a file; the message says the file, the line and what was expected
    public static OwnStudy read(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": there is no such file");
        }
        try (InputStream text = Files.newInputStream(file)) {
            return StudyFile.read(text, file.toString(), OwnStudy.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Parameters> cells(List<ClaimEntry> questions) {
        return questions.stream().flatMap(question -> Stream.of(question.claim().a(), question.claim().b()));
    }

    /// The questions as a study of a tier puts them: those whose `b` waits for the same are one experiment, with the first of these
    /// again as its A/A pair. What machine and JVM make up differs with what is waited for, and with the cores.
    public List<ExperimentRequest> requests(Tier tier) {
        Map<String, List<Claim<Parameters>>> kinds = questions.stream().map(question -> question.at(tier))
                .collect(Collectors.groupingBy(claim -> kind(claim.b()), LinkedHashMap::new, Collectors.toList()));
        List<ExperimentRequest> requests = new ArrayList<>();
        kinds.forEach((kind, claims) -> {
            int part = requests.size() + 1;
            List<Claim<Parameters>> own = claims.stream()
                    .map(claim -> claim.of(cell -> cell.with(Parameter.PART, part))).toList();
            requests.add(
                    new ExperimentRequest(Question.OWN, Question.OWN.text() + (kinds.size() == 1 ? "" : ": " + kind),
                            List.of(), own, own.getFirst().b()));
        });
        return requests;
    }

    /// True where a question is about calls inside TLS.
    public boolean isSecure() {
        return cells(questions).anyMatch(cell -> cell.protocol().secure());
    }

    /// True where a question is about connections that the server treats in another way, for which it opens a port.
    public boolean hasItsOwnPort() {
        return cells(questions).anyMatch(cell -> !cell.server().port().isEmpty());
    }

    /// True where a question is about cores that client and server are put on.
    public boolean isPlaced() {
        return cells(questions).anyMatch(Parameters::isPlaced);
    }

    /// What a batch of that cell waits for, in words; not who calls, nor how often.
    private static String kind(Parameters cell) {
        return "calls of " + cell.delayMillis() + " ms" + Parameter.ALL.stream()
                .filter(parameter -> parameter.isWaitedFor() && !parameter.isPlain(cell))
                .map(parameter -> ", " + parameter.name() + " " + parameter.text(cell)).collect(Collectors.joining());
    }
}
