package io.github.httptoll.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A copy of the sample run directory that a test may change, and the program run on it.
record SampleRun(Path directory) {
    /// What the program said and how it ended.
    record Ended(int code, String out, String err) {}

    static SampleRun copyInto(Path directory) throws IOException {
        for (String file : List.of("study.yaml", "environment.json", "status.json", "jmh.json", "slots.jsonl",
                "timelines.jsonl", "trials.jsonl")) {
            Files.createDirectories(directory);
            Files.copy(resource("sample/" + file), directory.resolve(file));
        }
        return new SampleRun(directory);
    }

    static Path resource(String name) {
        URL url = Objects.requireNonNull(SampleRun.class.getResource("/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void replace(String file, String old, String changed) throws IOException {
        String text = read(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " holds no '" + old + "'");
        }
        Files.writeString(directory.resolve(file), text.replace(old, changed));
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    Ended analyse() {
        return run(directory.toString());
    }

    static Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ended(code, out.toString(), err.toString());
    }

    /// Names of all files below the directory, hidden ones too.
    List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> directory.relativize(path).toString().replace('\\', '/')).sorted().toList();
        }
    }
}
