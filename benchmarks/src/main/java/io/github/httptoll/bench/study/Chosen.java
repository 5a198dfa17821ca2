package io.github.httptoll.bench.study;

import java.util.List;
import java.util.stream.Stream;

/// Which of the suite's experiments a study runs, and whether it runs the trials.
record Chosen(List<Question> questions, boolean trials) {
    private static final String TRIALS = "trials";

    /// What may be chosen, in the order in which it runs.
    static List<String> known() {
        return Stream.concat(Question.suite().stream().map(Question::id), Stream.of(TRIALS)).toList();
    }

    /// Names separated by commas; none chooses everything.
    ///
    /// @throws IllegalArgumentException if there is none of a name; the message says which there are
    static Chosen parse(String text) {
        List<String> ids = Stream.of(text.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
        ids.stream().filter(id -> !known().contains(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException(
                    "there is no experiment '" + id + "'; there are " + String.join(", ", known()));
        });
        return new Chosen(
                Question.suite().stream().filter(question -> ids.isEmpty() || ids.contains(question.id())).toList(),
                ids.isEmpty() || ids.contains(TRIALS));
    }
}
