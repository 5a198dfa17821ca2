// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.CheckCommand;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.BriefJvm.Ended;
import io.github.httptoll.bench.fixture.BriefJvm;
import io.github.httptoll.client.ClientProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The jars of the module `layers`, as it packages them, and the study file about them.
@Order(1)
@Tag("slow")
class LayersTest {
    private static final String TARGET = "layers/target/";
    private static final List<Path> JARS = List.of(Path.of("../" + TARGET + "layers-spring.jar"),
            Path.of("../" + TARGET + "layers-other.jar"), Path.of("../" + TARGET + "layers-spring-alone.jar"));
    private static final String SERVICES = "META-INF/services/" + ClientProvider.class.getName();

    private static final Map<Path, Ended> CHECKS = new HashMap<>();

    @TempDir
    Path directory;

    static Stream<String> layers() {
        return JARS.stream().flatMap(jar -> text(jar, SERVICES).lines().map(provider -> jar + "!" + provider));
    }

    private static String text(Path jar, String entry) {
        return new String(bytes(jar, entry), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path jar, String entry) {
        try (JarFile file = new JarFile(jar.toFile()); InputStream in = file.getInputStream(file.getEntry(entry))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The layers of a jar are checked in one JVM, both jars at the same time.
    @BeforeAll
    static void check() throws IOException {
        Map<Path, BriefJvm> started = new HashMap<>();
        for (Path jar : JARS) {
            List<String> arguments = Stream.concat(Stream.of("--strategy=SEQUENTIAL,VIRTUAL_THREADS,FUTURES"),
                    layers().filter(layer -> layer.startsWith(jar + "!"))).toList();
            started.put(jar, BriefJvm.start(CheckCommand.class, arguments, true));
        }
        for (Path jar : JARS) {
            CHECKS.put(jar, started.get(jar).end());
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aLayerKeepsTheContract(String layer) {
        Ended said = CHECKS.get(Path.of(layer.substring(0, layer.indexOf('!'))));
        String own = Stream.of(said.out().split("(?<= checks\\.)\n"))
                .filter(each -> each.startsWith(Client.named(layer).displayName() + " (")).findFirst()
                .orElseThrow(() -> new AssertionError("it was not checked: " + said.out()));
        assertTrue(own.contains(Client.named(layer) + " keeps the contract: "), own);
        assertTrue(own.contains("kept    limit and connections, VIRTUAL_THREADS over HTTP_1_1"), own);
    }

    @Test
    void noCheckFails() {
        CHECKS.values().forEach(said -> assertEquals(0, said.code(), said.out()));
    }

    @Test
    void theEngineOfALayerIsAClient() {
        Set<String> clients = Stream.concat(Stream.of(Client.values()).map(Client::name),
                layers().map(Client::named).map(Client::name)).collect(Collectors.toSet());
        layers().map(Client::named).forEach(
                layer -> assertTrue(clients.contains(layer.description().engine().orElseThrow()),
                        layer + " over " + layer.description().engine()));
    }

    /// What stands in both is the same class, byte by byte.
    @ParameterizedTest
    @CsvSource({"1, okhttp3/OkHttpClient", "1, okio/Buffer", "1, kotlin/KotlinVersion",
            "0, reactor/netty/http/client/HttpClientConnect",
            "0, reactor/core/publisher/Mono", "0, io/netty/channel/nio/NioIoHandler",
            "0, org/apache/hc/client5/http/impl/classic/InternalHttpClient",
            "0, org/apache/hc/core5/http/impl/io/DefaultBHttpClientConnection"})
    void aLayerHasTheEngineThatTheSuiteMeasures(int jar, String type) throws IOException {
        try (InputStream suite = LayersTest.class.getResourceAsStream("/" + type + ".class")) {
            assertNotNull(suite, type);
            assertArrayEquals(suite.readAllBytes(), bytes(JARS.get(jar), type + ".class"));
        }
    }

    @Test
    void theStudyFileComparesEachLayerWithItsEngine() throws IOException {
        String text = Files.readString(Path.of("../docs/layers.yaml"));
        layers().forEach(layer -> assertTrue(text.contains(layer.substring("../".length())), layer));
        Path study = Files.writeString(directory.resolve("layers.yaml"), text.replace(TARGET, "../" + TARGET));
        StudyDirectory.Outcome plan = new StudyDirectory(directory.resolve("results")).execute("--study=" + study,
                "--plan");
        assertEquals(0, plan.code(), plan.err());
    }
}
