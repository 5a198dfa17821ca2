// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The files of a run directory. Where one is missing, its compressed form is read, which has `.gz` after the name.
public record RunFiles(Path directory) {
    private static final String PACKED = ".gz";
    /// What analysis writes, and what no report is made from.
    private static final Set<String> NO_INPUT = Set.of("report.md", "index.html", "findings.json", "against.md",
            "against.json",
            "manifest.json", "jmh.json", "run.log", "lock");
    private static final String TABLES = "tables/";
    private static final char DAMAGED = '\uFFFD';

    public boolean exists(String file) {
        return Files.isRegularFile(directory.resolve(file)) || Files.isRegularFile(packed(file));
    }

    UnreadableRun missing(String file) {
        return new UnreadableRun(file + " is missing in " + directory,
                "give the directory of a run, such as results/latest, or run the study again");
    }

    public String text(String file) throws UnreadableRun {
        if (!exists(file)) {
            throw missing(file);
        }
        Path path = Files.isRegularFile(directory.resolve(file)) ? directory.resolve(file) : packed(file);
        try {
            return text(unpacked(path));
        } catch (IOException e) {
            throw new UnreadableRun(path.getFileName() + " cannot be read: " + e.getMessage(),
                    "check the file and its permissions");
        }
    }

    /// Damaged bytes become [#DAMAGED], which a decoder that refuses them tells from the same letter in the text.
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(DAMAGED) < 0
                ? text
                : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /// The files that a report is made from, by their names without `.gz`, each with the SHA-256 of what it holds, unpacked.
    public SortedMap<String, String> digests() throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path path : inputs()) {
            String name = directory.relativize(path).toString().replace('\\', '/');
            digests.put(name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name,
                    sha256(unpacked(path)));
        }
        return digests;
    }

    private List<Path> inputs() throws IOException {
        try (Stream<Path> all = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) { // such as results/latest
            return all.filter(Files::isRegularFile)
                    .filter(path -> isInput(directory.relativize(path).toString().replace('\\', '/')))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isInput(String name) {
        String plain = name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
        return !NO_INPUT.contains(plain) && !plain.startsWith(TABLES) && !plain.startsWith(".");
    }

    /// In hexadecimal digits.
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] unpacked(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                InputStream content = path.toString().endsWith(PACKED) ? new GZIPInputStream(in) : in) {
            return content.readAllBytes();
        }
    }

    private Path packed(String file) {
        return directory.resolve(file + PACKED);
    }
}
