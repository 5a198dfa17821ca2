// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.publish;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.render.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The documents of a repository that speak from one run: what must stand in each of them.
///
/// A document marks its blocks with comments, `<!-- run: name -->` and `<!-- end -->`. Only what lies between belongs to the run.
public final class Publication {
    private static final String PICTURE = "docs/pictures/single-calls.svg";
    private static final List<String> DOCUMENTS = List.of("README.md", "docs/results.md",
            "docs/why-is-async-slower.md");
    private static final Pattern BLOCK = Pattern.compile("(<!-- run: ([a-z0-9 -]+) -->\n).*?(<!-- end -->)",
            Pattern.DOTALL);

    private final Path repository;
    private final String commit;
    private final Map<Path, String> contents = new LinkedHashMap<>();

    private Publication(Path repository, String commit) {
        this.repository = repository;
        this.commit = commit;
    }

    /// What the documents of a repository must say of a run.
    ///
    /// @param run its directory, inside of the repository
    /// @throws IOException if a document cannot be read
    /// @throws IllegalArgumentException if a document has a block of another name
    public static Publication of(Findings findings, Path run, Path repository) throws IOException {
        Publication publication = new Publication(repository,
                String.valueOf(findings.environment().get("commit")));
        Path report = repository.toRealPath().relativize(run.toRealPath().resolve("report.md"));
        Documents documents = new Documents(findings);
        for (String name : DOCUMENTS) {
            Path file = repository.resolve(name);
            Path from = Path.of(name).getParent();
            String link = (from == null ? report : from.relativize(report)).toString();
            publication.contents.put(file, filled(name, Files.readString(file), documents, link));
        }
        publication.contents.put(repository.resolve(PICTURE), Picture.ofSingleCalls(findings));
        return publication;
    }

    private static String filled(String name, String document, Documents documents, String report) {
        return BLOCK.matcher(document).replaceAll(found -> {
            try {
                String block = documents.block(found.group(2), report);
                return Matcher.quoteReplacement(found.group(1) + "\n" + block + "\n" + found.group(3));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        });
    }

    /// The documents that say something else now, as paths in the repository.
    ///
    /// @throws IOException if one cannot be read
    public List<Path> stale() throws IOException {
        List<Path> stale = new ArrayList<>();
        for (Map.Entry<Path, String> content : contents.entrySet()) {
            Path file = content.getKey();
            if (!Files.exists(file) || !Files.readString(file).equals(content.getValue())) {
                stale.add(repository.relativize(file));
            }
        }
        return stale;
    }

    /// What else speaks of a run, and must be looked at by people: a line for each.
    ///
    /// @throws IOException if a document cannot be read
    public List<String> byHand() throws IOException {
        return new ByHand(repository).after(commit);
    }

    /// Writes them.
    ///
    /// @return those that changed
    /// @throws IOException if one cannot be written
    public List<Path> write() throws IOException {
        List<Path> stale = stale();
        for (Path file : stale) {
            Path target = repository.resolve(file);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, contents.get(target));
        }
        return stale;
    }
}
