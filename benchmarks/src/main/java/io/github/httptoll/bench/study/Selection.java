// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.study.ask.Question;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// Which of the suite's experiments a study runs, and whether it runs the scenarios.
record Selection(List<Question> questions, boolean scenarios) {
    private static final String SCENARIOS = "trials";

    /// What may be chosen, in the order in which it runs.
    static List<String> known() {
        return Stream.concat(Question.suite().stream().map(Question::id), Stream.of(SCENARIOS)).toList();
    }

    /// The same for the help.
    static final class Known implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return known().iterator();
        }
    }

    /// Names separated by commas; none chooses everything that can be run.
    ///
    /// @param remote whether the server runs elsewhere; of such a one only its plain port is known
    /// @throws IllegalArgumentException if there is none of a name, or it cannot be run; the message says which can
    static Selection parse(String text, boolean remote) {
        List<String> ids = Stream.of(text.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
        ids.stream().filter(id -> !known().contains(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException(
                    "there is no experiment '" + id + "'; there are " + String.join(", ", known()));
        });
        if (remote && ids.contains(Question.PROTOCOL.id())) {
            throw new IllegalArgumentException(
                    "protocol needs TLS, and --fixture-url says nothing of that; leave --fixture-url away");
        }
        return new Selection(Question.suite().stream()
                .filter(question -> ids.isEmpty()
                        ? !remote || question != Question.PROTOCOL
                        : ids.contains(question.id()))
                .toList(),
                ids.isEmpty() || ids.contains(SCENARIOS));
    }
}
