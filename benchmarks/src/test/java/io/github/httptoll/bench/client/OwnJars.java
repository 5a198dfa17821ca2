// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.StrategyProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Jars as a stranger makes them: compiled against the client API alone.
public final class OwnJars {
    private static final Path TEMPLATE = Path.of("../docs/own-client");
    private static final String SOURCE = "src/main/java/com/example/MyClient.java";

    private final Path directory;

    public OwnJars(Path directory) {
        this.directory = directory;
    }

    /// The source of the adapter of the documents.
    public static String template() throws IOException {
        return Files.readString(TEMPLATE.resolve(SOURCE));
    }

    /// The adapter of the documents, with another id and another change, where that text is found.
    public Path changed(String id, String from, String to) throws IOException {
        String source = template().replace("\"MY_CLIENT\"", "\"" + id + "\"");
        if (!source.contains(from)) {
            throw new IllegalArgumentException("the template has no " + from);
        }
        return jar(id + ".jar", List.of("com.example.MyClient$Provider"),
                Map.of("com/example/MyClient", source.replace(from, to)));
    }

    /// The adapter of the documents with another id.
    public Path template(String id) throws IOException {
        return changed(id, "my client", "my client");
    }

    /// A provider that is found, but describes a client without code.
    public static String provider(String name, String id) {
        return """
                package com.example;
                import io.github.httptoll.client.*;
                public final class %s implements ClientProvider {
                    public ClientDescription describe() {
                        return ClientDescription.of("%s", "another").blocking(Form.of(settings -> null));
                    }
                }
                """.formatted(name, id);
    }

    /// A jar whose provider gives these strategies, in Java, with commas between.
    public Path describing(String name, String descriptions) throws IOException {
        return jar(name, StrategyProvider.class, List.of("com.example.Own"), Map.of("com/example/Own", """
                package com.example;
                import io.github.httptoll.client.*;
                import io.github.httptoll.client.StrategyDescription.Limit;
                import java.util.List;
                public final class Own implements StrategyProvider {
                    public List<StrategyDescription> strategies() {
                        return List.of(%s);
                    }
                }
                """.formatted(descriptions)));
    }

    /// A jar with two strategies: `<prefix>_POOL` makes blocking calls, `<prefix>_TURNS` asynchronous ones.
    public Path strategies(String prefix) throws IOException {
        return jar(prefix + ".jar", StrategyProvider.class, List.of("com.example.Ways"),
                Map.of("com/example/Ways",
                        """
                                package com.example;
                                import io.github.httptoll.client.*;
                                import io.github.httptoll.client.StrategyDescription.Limit;
                                import java.util.*;
                                import java.util.concurrent.*;
                                import java.util.function.*;
                                public final class Ways implements StrategyProvider {
                                    public List<StrategyDescription> strategies() {
                                        return List.of(StrategyDescription.blocking("%1$s_POOL", "a pool of %1$s", Limit.SLOTS, Pool::new),
                                                StrategyDescription.async("%1$s_TURNS", "turns of %1$s", Limit.SLOTS, Turns::new));
                                    }
                                    private static final class Pool implements OpenStrategy<Supplier<Outcome>> {
                                        private final ExecutorService threads;
                                        Pool(int limit) {
                                            threads = Executors.newFixedThreadPool(limit);
                                        }
                                        public void run(List<Supplier<Outcome>> calls) {
                                            List<CompletableFuture<Outcome>> all = new ArrayList<>();
                                            calls.forEach(call -> all.add(CompletableFuture.supplyAsync(call, threads)));
                                            all.forEach(CompletableFuture::join);
                                        }
                                        public void close() {
                                            threads.close();
                                        }
                                    }
                                    private static final class Turns implements OpenStrategy<Supplier<CompletableFuture<Outcome>>> {
                                        private final int limit;
                                        Turns(int limit) {
                                            this.limit = limit;
                                        }
                                        public void run(List<Supplier<CompletableFuture<Outcome>>> calls) {
                                            Semaphore slots = new Semaphore(limit);
                                            for (Supplier<CompletableFuture<Outcome>> call : calls) {
                                                slots.acquireUninterruptibly();
                                                call.get().thenRun(slots::release);
                                            }
                                            slots.acquireUninterruptibly(limit);
                                        }
                                    }
                                }
                                """
                                .formatted(prefix)));
    }

    /// Compiles sources into a jar.
    ///
    /// @param providers that its service entry names; empty: it has none
    /// @param sources by the path of their class
    public Path jar(String name, List<String> providers, Map<String, String> sources) throws IOException {
        return jar(name, ClientProvider.class, providers, sources);
    }

    /// The same with providers of another service.
    public Path jar(String name, Class<?> service, List<String> providers, Map<String, String> sources)
            throws IOException {
        Path work = Files.createTempDirectory(directory, "work");
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        compile(files, classes);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "3.2.1");
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path file : compiled.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                entries.write(Files.readAllBytes(file));
            }
            if (!providers.isEmpty()) {
                entries.putNextEntry(new ZipEntry("META-INF/services/" + service.getName()));
                entries.write(String.join("\n", providers).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String api = Path
                .of(URI.create(ClientProvider.class.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
        StringWriter errors = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(errors, manager, null,
                    List.of("-d", classes.toString(), "-cp", api, "-proc:none", "-parameters"), null,
                    manager.getJavaFileObjectsFromPaths(files)).call();
            if (!done) {
                throw new IllegalArgumentException(errors.toString());
            }
        }
    }
}
