// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files of one run. Each is written beside its place and moved into it, so that a reader never sees half a file.
///
/// @param path the directory; that of a new run does not exist yet
public record RunDirectory(Path path) {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ObjectMapper YAML = YAMLMapper.builder().build();
    private static final JsonMapper LINE = JsonMapper.shared();

    /// A run's name: when, where, what. It sorts by time.
    public static String name(Instant when, String host, String commit) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(when) + "-"
                + host.replaceAll("[^A-Za-z0-9]", "") + "-" + commit;
    }

    /// Makes the directory of a new run.
    ///
    /// @throws Unusable if it is there: a run replaces nothing
    public void create() throws IOException, Unusable {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException _) {
            throw new Unusable(path + " is there already; start it again");
        }
    }

    /// A run directory that exists, to which `latest` beside it points from now on.
    ///
    /// Studies on several machines may share the place of their runs, so the name of the run makes that of the new link unique.
    static RunDirectory latest(Path path) throws IOException {
        Path latest = path.resolveSibling("latest");
        Path link = Files.createSymbolicLink(
                path.resolveSibling("latest." + path.getFileName() + "." + ProcessHandle.current().pid()),
                path.getFileName());
        Files.move(link, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new RunDirectory(path);
    }

    /// Where the child processes' output goes.
    public Path log() {
        return path.resolve("run.log");
    }

    void writeYaml(String name, Object content) throws IOException {
        write(name, YAML.writeValueAsBytes(content));
    }

    public void writeJson(String name, Object content) throws IOException {
        write(name, JSON.writeValueAsBytes(content));
    }

    /// JSON as it stands in these files.
    static String text(Object content) {
        return JSON.writeValueAsString(content);
    }

    /// Adds lines of JSON; a line is whole or, if the machine dies, the last one is torn. What is added then begins on a line of its own.
    public void appendLines(String name, List<?> contents) throws IOException {
        String lines = contents.stream().map(content -> LINE.writeValueAsString(content) + "\n")
                .collect(Collectors.joining());
        Path file = path.resolve(name);
        Files.writeString(file, (isTorn(file) ? "\n" : "") + lines, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static boolean isTorn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long length = bytes.length();
            bytes.seek(Math.max(0, length - 1));
            return length > 0 && bytes.read() != '\n';
        }
    }

    /// The whole lines of a file of such lines; what a kill left of the last one is dropped. None where there is no such file.
    public <T> List<T> lines(String name, Class<T> type) throws IOException {
        List<T> contents = new ArrayList<>();
        Path file = path.resolve(name);
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                contents.add(LINE.readValue(line, type));
            } catch (JacksonException e) {
                return contents;
            }
        }
        return contents;
    }

    /// Replaces a file of such lines.
    public void writeLines(String name, List<?> contents) throws IOException {
        String text = contents.stream().map(content -> LINE.writeValueAsString(content) + "\n")
                .collect(Collectors.joining());
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path temporary = path.resolve("." + name + ".new");
        Files.write(temporary, content);
        Files.move(temporary, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Why a run directory cannot be written: it is not what it must be, or another study holds it.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }
    }
}
