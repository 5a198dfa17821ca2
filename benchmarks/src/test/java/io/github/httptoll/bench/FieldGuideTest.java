// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every code block of docs/why-is-async-slower.md compiles against the library that it is for.
class FieldGuideTest {
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
        return BLOCK.matcher(Files.readString(Path.of("../docs/why-is-async-slower.md"))).results()
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
