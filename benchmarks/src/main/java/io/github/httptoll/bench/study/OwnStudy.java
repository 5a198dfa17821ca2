package io.github.httptoll.bench.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A user's own study file: pairs of cells, and what is expected of them.
record OwnStudy(List<Comparison> questions) {
    OwnStudy {
        Comparison.require(questions != null && !questions.isEmpty(), "questions", null, "a list of at least one");
        Set<String> ids = new HashSet<>();
        questions.forEach(question -> Comparison.require(ids.add(question.id()), "id", question.id(),
                "another for each question"));
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

    /// The questions as a study of a tier puts them, the first `b` again as the A/A pair.
    Asked asked(Tier tier) {
        List<Comparison> scaled = questions.stream().map(question -> question.at(tier)).toList();
        return new Asked(Question.OWN, List.of(), new RegisteredClaims(scaled, scaled.getFirst().b()));
    }
}
