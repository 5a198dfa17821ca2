// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A directory for results, and the newest run in it.
record StudyDirectory(Path results) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// What a command came to, and what it said.
    record Outcome(int code, String out, String err) {}

    /// A study file whose `BRIEF` are flags of a JVM of which no time is asserted.
    static String brief(String study) {
        return study.replace("BRIEF", "{flags: " + ChildJvm.BRIEF + "}");
    }

    Outcome execute(String... arguments) {
        return execute(StudyCommand.commandLine(), arguments);
    }

    Outcome execute(CommandLine command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--results=" + results)).toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    /// Goes on with the newest run.
    Outcome resume(String... arguments) {
        return execute(Stream.concat(Stream.of("--resume=" + run()), Stream.of(arguments)).toArray(String[]::new));
    }

    Path run() {
        return results.resolve("latest");
    }

    File file(String name) {
        return run().resolve(name).toFile();
    }

    List<String> lines(String name) throws IOException {
        return Files.readAllLines(run().resolve(name));
    }

    List<JsonNode> slots() throws IOException {
        return lines("slots.jsonl").stream().map(JSON::readTree).toList();
    }

    JsonNode json(String name) {
        return JSON.readTree(file(name));
    }

    /// That the run says which jar a client came from: the one that this JVM has, whose manifest has that version.
    void saysWhatItIs(String client) throws IOException {
        JsonNode described = YAMLMapper.shared().readTree(file("study.yaml")).path("clients").valueStream()
                .filter(each -> each.path("id").asString().equals(client)).findFirst().orElseThrow();
        assertEquals("3.2.1", described.at("/brought/version").asString());
        String digest = described.at("/brought/jars/0/sha256").asString();
        assertEquals(Client.named(client).brought().orElseThrow().jars().getFirst().sha256(), digest);
        assertTrue(json("environment.json").at("/brought/" + client).asString().contains(digest));
    }

    /// The names of the run's files.
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(run())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// What the child processes printed.
    String log() {
        try {
            return Files.readString(run().resolve("run.log"));
        } catch (IOException _) {
            return "no run.log";
        }
    }
}
