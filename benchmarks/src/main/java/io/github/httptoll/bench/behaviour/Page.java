// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Markdown page that has a place for the tables between two comments; the rest of it is written by people.
record Page(Path file) {
    static final String BEGIN = "<!-- behaviour: begin -->";
    static final String END = "<!-- behaviour: end -->";

    /// @throws IllegalArgumentException if there is no such place; the message says what to do
    Page {
        if (!hasPlace(file)) {
            throw new IllegalArgumentException(file + " is not a page with the lines " + BEGIN + " and " + END);
        }
    }

    private static boolean hasPlace(Path file) {
        try {
            String text = Files.isRegularFile(file) ? Files.readString(file) : "";
            int begin = text.indexOf(BEGIN);
            return begin >= 0 && text.indexOf(END, begin) >= 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// Puts this where the last one stood.
    void write(String between) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(file, text.substring(0, begin) + "\n" + between + text.substring(text.indexOf(END, begin)));
    }
}
