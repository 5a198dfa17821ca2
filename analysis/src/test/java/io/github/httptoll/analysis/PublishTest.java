// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The documents of this repository say what its reference run found, and `publish` makes those of another one do so.
@Tag("slow")
final class PublishTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String README = "# Title\n\nBefore.\n<!-- run: claims -->\nold\n<!-- end -->\nAfter.\n";

    @TempDir
    private Path repository = Path.of("");

    @Test
    void documentsOfThisRepositorySpeakOfItsReferenceRun() throws IOException {
        Path run = ReferenceRun.directories().findFirst().orElseThrow();
        SampleRun.Ended ended = SampleRun.run("publish", run.toString(), "--repository=" + ROOT, "--check");
        assertEquals("", ended.out() + ended.err());
        assertEquals(0, ended.code());
    }

    @Test
    void onlyWhatLiesBetweenMarkersIsReplaced() throws IOException {
        SampleRun run = documents(README);
        SampleRun.Ended ended = publish(run);
        assertEquals(0, ended.code(), ended.err());
        String written = Files.readString(repository.resolve("README.md"));
        assertTrue(written.startsWith("# Title\n\nBefore.\n<!-- run: claims -->\n\n| claim |"), written);
        assertTrue(written.endsWith("<!-- end -->\nAfter.\n"), written);
        assertTrue(!written.contains("old"), written);
        assertEquals(0, publish(run, "--check").code());
    }

    @Test
    void checkSaysWhichDocumentsDifferAndWritesNothing() throws IOException {
        SampleRun run = documents(README);
        SampleRun.Ended ended = publish(run, "--check");
        assertEquals(1, ended.code());
        assertTrue(ended.out().contains("differs from the run: README.md"), ended.out());
        assertEquals(README, Files.readString(repository.resolve("README.md")));
    }

    @Test
    void figuresOfEveryClientNameTheirRunAndItsDate() throws IOException {
        SampleRun run = documents(README.replace("claims", "clients"));
        assertEquals(0, publish(run).code());
        String written = Files.readString(repository.resolve("README.md"));
        assertTrue(written.contains("\nMeasured on 2026-"), written);
        assertTrue(written.contains("\n| JDK | async | "), written);
        assertTrue(written.contains("\n| Apache async | async | "), written);
        assertTrue(written.contains(" 5 of 10 |\n"), written);
    }

    @Test
    void anUnknownBlockIsRefusedWithTheKnownOnes() throws IOException {
        SampleRun.Ended ended = publish(documents(README.replace("claims", "questions")));
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("README.md: there is no block 'questions'; expected one of [brief, "),
                ended.err());
        assertEquals(1, ended.err().lines().count());
    }

    @Test
    void aClaimThatTheRunDoesNotHaveIsRefused() throws IOException {
        SampleRun.Ended ended = publish(documents(README.replace("claims", "cost no-such-claim")));
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("README.md: the run has no claim or trial 'no-such-claim'"), ended.err());
    }

    @Test
    void whatIsNotMadeFromTheRunIsListed() throws IOException {
        SampleRun run = documents("<!-- run: claims -->\nIn the reference run\n<!-- end -->\n");
        Files.writeString(repository.resolve("docs/results.md"), "# Results\n\nIn the reference run it takes 3 ms.\n");
        Files.writeString(repository.resolve("docs/clients-behaviour.md"), "# Clients\n\nCommit 0000000, 2026-01-01\n");
        String out = publish(run).out();
        assertTrue(out.contains("read again: docs/results.md:3: In the reference run it takes 3 ms.\n"), out);
        assertTrue(!out.contains("read again: README.md"), out);
        assertTrue(out.contains("make again: docs/clients-behaviour.md is of commit 0000000, this run of "), out);
        assertTrue(!publish(run, "--check").out().contains("again"), out);
    }

    @Test
    void thePageOfTheRunIsLinked() throws IOException {
        assertEquals(0, publish(documents(README.replace("claims", "page"))).code());
        String written = Files.readString(repository.resolve("README.md"));
        assertTrue(written.contains("\n[The page](results/run/index.html) of that run is one file.\n"), written);
    }

    @Test
    void thePictureFollowsTheSchemeOfTheReader() throws IOException, ParserConfigurationException, SAXException {
        assertEquals(0, publish(documents(README)).code());
        Element picture = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(repository.resolve("docs/pictures/single-calls.svg").toFile()).getDocumentElement();
        assertEquals("svg", picture.getTagName());
        assertTrue(
                picture.getElementsByTagName("style").item(0).getTextContent().contains("prefers-color-scheme: dark"));
    }

    private SampleRun documents(String readme) throws IOException {
        Files.writeString(repository.resolve("README.md"), readme);
        Files.writeString(Files.createDirectories(repository.resolve("docs")).resolve("results.md"), "# Results\n");
        Files.writeString(repository.resolve("docs/why-is-async-slower.md"), "# Why\n");
        return SampleRun.copyInto(Files.createDirectories(repository.resolve("results")).resolve("run"));
    }

    private SampleRun.Ended publish(SampleRun run, String... options) {
        return SampleRun.run(Stream.concat(
                Stream.of("publish", run.directory().toString(), "--repository=" + repository),
                Stream.of(options)).toArray(String[]::new));
    }
}
