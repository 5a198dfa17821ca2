// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every code block of docs/why-is-async-slower.md compiles against the library that it is for, and every cause has commands that show it.
class FieldGuideTest {
    private static final Path GUIDE = Path.of("../docs/why-is-async-slower.md");
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```java (\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final String JDK = "java.net.*, java.net.http.*, java.net.http.HttpResponse.*, java.time.*, java.util.*, "
            + "java.util.concurrent.*";
    /// What a block of each library may use without an import.
    private static final Map<String, String> IMPORTS = Map.of("jdk", JDK, "okhttp", "okhttp3.*", "jetty",
            "org.eclipse.jetty.client.*", "vertx", "io.vertx.core.*, io.vertx.core.http.*, io.vertx.ext.web.client.*",
            "reactor",
            "reactor.netty.http.client.*, reactor.netty.resources.*", "ahc",
            "org.asynchttpclient.*, java.util.concurrent.*", "apache",
            "org.apache.hc.client5.http.classic.methods.*, org.apache.hc.client5.http.impl.async.*, "
                    + "org.apache.hc.client5.http.impl.nio.*, org.apache.hc.core5.http.io.entity.*");
    /// What a block talks about and does not declare.
    private static final Map<String, String> GIVEN = Map.of("jdk", """
            HttpClient client; HttpRequest request; List<HttpRequest> requests; Semaphore permits; String url;
            String blockingCall(HttpRequest asked) { return ""; }
            HttpRequest next(String body) { return request; }
            """, "vertx", "WebClient client; Vertx vertx; String url;", "ahc",
            "AsyncHttpClient client; String url; Executor workers;", "apache",
            "org.apache.hc.client5.http.classic.HttpClient client; String url;");

    @TempDir
    private Path directory;

    static Stream<Named<MatchResult>> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(GUIDE)).results()
                .map(block -> Named.of(block.group(1) + ": " + block.group(2).lines().findFirst().orElse(""), block))
                .toList()
                .stream();
    }

    @Test
    void theGuideHasBlocksForEveryLibrary() throws IOException {
        List<String> libraries = blocks().map(block -> block.getPayload().group(1)).distinct().sorted().toList();
        assertTrue(libraries.equals(IMPORTS.keySet().stream().sorted().toList()), libraries.toString());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void itCompiles(MatchResult block) throws IOException {
        String library = block.group(1);
        StringBuilder source = new StringBuilder();
        Stream.of(IMPORTS.get(library).split(", "))
                .forEach(name -> source.append("import ").append(name).append(";\n"));
        source.append("class Block {\n").append(GIVEN.getOrDefault(library, ""))
                .append("String query(String body) { return body; }\n");
        source.append(block.group(2).startsWith("static ")
                ? block.group(2)
                : "void block() throws Exception {\n" + block.group(2) + "}\n");
        compile(Files.writeString(directory.resolve("Block.java"), source.append("}\n")));
    }

    static Stream<Named<String>> causes() throws IOException {
        return Stream.of(Files.readString(GUIDE).split("(?m)^## ")).skip(1)
                .map(cause -> Named.of(cause.lines().findFirst().orElse(""), cause));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aCauseHasCommandsThatAShellReads(String cause) throws IOException, InterruptedException {
        List<String> commands = SHELL.matcher(cause).results().map(block -> block.group(1)).toList();
        assertFalse(commands.isEmpty(), "no command");
        for (String command : commands) {
            assertFalse(command.contains("<"), "left to the reader: " + command);
            assertEquals("", shell("bash", "-n", "-c", command));
        }
    }

    /// One thread of this JVM is named as the common pool's are, and waits in a `join`. One client of the JDK is open.
    @Test
    @Tag("slow")
    void dumpsShowTheThreadsThatTheyAreFor() throws IOException, InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread callback = Thread.ofPlatform().name("ForkJoinPool.commonPool-worker-7").start(answer::join);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (callback.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            for (String command : SHELL.matcher(Files.readString(GUIDE)).results().map(block -> block.group(1))
                    .filter(block -> block.contains("Thread.print")).toList()) {
                String shown = shell("bash", "-c", command);
                assertTrue(command.contains("wc -l")
                        ? Integer.parseInt(shown.strip()) > 0
                        : shown.contains(callback.getName()) && shown.contains("CompletableFuture.join("),
                        command + shown);
            }
            assertFalse(client.isTerminated());
        } finally {
            answer.complete("");
            callback.join();
        }
    }

    private static String shell(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PID", "" + ProcessHandle.current().pid());
        builder.environment().merge("PATH", System.getProperty("java.home") + "/bin",
                (path, jdk) -> jdk + File.pathSeparator + path);
        Process process = builder.start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return shown;
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles = compiler.getTask(said, files, null,
                    List.of("-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjects(source)).call();
            assertTrue(compiles, said + Files.readString(source));
        }
    }
}
