// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The page of a sample run that a test may change, as text.
abstract class PageText {
    private static final Pattern SCRIPTS = Pattern.compile("<(script|style)\\b[^>]*>.*?</\\1>", Pattern.DOTALL);

    @TempDir
    Path temporary = Path.of("");

    SampleRun run;

    @BeforeEach
    final void copy() throws IOException {
        run = SampleRun.copyInto(temporary);
    }

    /// The page of the run as it is now.
    final String page() throws IOException {
        run.analyse();
        return run.read("index.html");
    }

    /// The same without its scripts and styles.
    final String markup() throws IOException {
        return markup(page());
    }

    static String markup(String page) {
        return SCRIPTS.matcher(page).replaceAll("");
    }

    /// What a pattern's group holds wherever it is found.
    static List<String> all(String pattern, String text) {
        return all(Pattern.compile(pattern), text);
    }

    static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
