// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonCreator;
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
import org.jspecify.annotations.Nullable;

/// A user's own study file: claims about pairs of cells, and what is to be counted.
///
/// @param questions that are timed
/// @param counted that are counted
public record OwnStudy(List<ClaimEntry> questions, List<ScenarioClaim> counted) {
    private static final int MOST_BYTES = 1_000_000;

    public OwnStudy {
        questions = List.copyOf(questions);
        counted = List.copyOf(counted);
        Refusals.require(!questions.isEmpty() || !counted.isEmpty(), "questions", null,
                "a list of at least one, or counted");
        Set<String> ids = new HashSet<>();
        Stream.concat(questions.stream().map(question -> question.claim().id()),
                counted.stream().map(ScenarioClaim::id))
                .forEach(id -> Refusals.require(ids.add(id), "id", id, "another for each question"));
        cells(questions).forEach(cell -> Refusals.placement(cell.placement(), cell.placement().obstacle()));
    }

    @JsonCreator
    static OwnStudy of(@Nullable List<ClaimEntry> questions, @Nullable List<CountedEntry> counted) {
        return new OwnStudy(questions == null ? List.of() : questions,
                counted == null ? List.of() : counted.stream().map(CountedEntry::claim).toList());
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException if it is not such a file; the message says the file, the line and what was expected
    public static OwnStudy read(Path file) {
        check(file);
        try (InputStream text = Files.newInputStream(file)) {
            return StudyFile.read(text, file.toString(), OwnStudy.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that no reader has to begin with.
    private static void check(Path file) {
        try {
            String why = !Files.exists(file)
                    ? "there is no such file"
                    : !Files.isRegularFile(file)
                            ? "it is not a file, expected a study file"
                            : Files.size(file) > MOST_BYTES
                                    ? "it has " + Files.size(file) + " bytes, expected " + MOST_BYTES + " at most"
                                    : Files.readString(file).isBlank()
                                            ? "it is empty, expected questions, or counted"
                                            : "";
            if (!why.isEmpty()) {
                throw new IllegalArgumentException(
                        file + (why.startsWith("it is not") || why.startsWith("there") ? ": " : ":1: ") + why);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": it cannot be read: " + e, e);
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
        return cells(questions).anyMatch(cell -> cell.protocol().secure())
                || counted.stream().map(ScenarioClaim::asked).anyMatch(asked -> asked != null && asked.isSecure());
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
