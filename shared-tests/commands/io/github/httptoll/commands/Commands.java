// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What users are told to type.
public final class Commands {
    /// The root of the repository, as tests of a module see it.
    public static final Path ROOT = Path.of("..");

    private Commands() {}

    /// Lines of code blocks that begin so, without what is said of them, each once.
    public static Stream<String> starting(String start) throws IOException {
        String documents = Files.readString(ROOT.resolve("README.md"))
                + Files.readString(ROOT.resolve("docs/running.md"));
        return documents.lines().filter(line -> line.startsWith(start))
                .map(line -> line.replaceFirst("\\s+#.*", "").strip()).distinct();
    }
}
