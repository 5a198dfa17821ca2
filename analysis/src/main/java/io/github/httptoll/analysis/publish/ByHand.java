// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of a repository's documents speaks of a run, and is not made from its files: people must do that.
record ByHand(Path repository) {
    private static final String BEHAVIOUR = "docs/clients-behaviour.md";
    private static final Pattern MADE_OF = Pattern.compile("^Commit (\\w+), ", Pattern.MULTILINE);
    private static final Pattern OF_A_RUN = Pattern.compile("\\breference run\\b|\\bresults/reference/");
    private static final String BEGIN = "<!-- run: ";
    private static final String END = "<!-- end -->";
    private static final int MOST_SHOWN = 100;

    /// One line for each thing to do.
    ///
    /// @param commit of the run
    List<String> after(String commit) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path document : documents()) {
            lines.addAll(sentences(document));
        }
        behaviour(commit).ifPresent(lines::add);
        return lines;
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(repository.resolve("docs"))) {
            return Stream.concat(Stream.of(repository.resolve("README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).sorted()).toList();
        }
    }

    private List<String> sentences(Path document) throws IOException {
        List<String> found = new ArrayList<>();
        boolean made = false;
        int number = 0;
        for (String line : Files.readAllLines(document)) {
            number++;
            made = made ? !line.startsWith(END) : line.startsWith(BEGIN);
            if (!made && OF_A_RUN.matcher(line).find()) {
                found.add("read again: %s:%d: %s".formatted(repository.relativize(document), number,
                        line.strip().substring(0, Math.min(MOST_SHOWN, line.strip().length()))));
            }
        }
        return found;
    }

    /// The tables of clients are made by the benchmarks, since no run measures them.
    private Optional<String> behaviour(String commit) throws IOException {
        Path page = repository.resolve(BEHAVIOUR);
        Matcher made = MADE_OF.matcher(Files.exists(page) ? Files.readString(page) : "");
        return !made.find() || commit.startsWith(made.group(1))
                ? Optional.empty()
                : Optional.of(
                        ("make again: %s is of commit %s, this run of %s: java -jar benchmarks/target/benchmarks.jar behaviour "
                                + "--write=%s").formatted(BEHAVIOUR, made.group(1), commit, BEHAVIOUR));
    }
}
