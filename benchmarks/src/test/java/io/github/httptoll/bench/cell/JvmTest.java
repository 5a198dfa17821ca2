// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.client.OwnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmTest {
    private static final String HOME = System.getProperty("java.home");

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenForJmhIsReadBack() {
        Jvm all = new Jvm("26", List.of("-Xint", "-Da=b"), 1);
        assertEquals("java=26;cores=1;flags=-Xint -Da=b", all.toString());
        for (Jvm jvm : List.of(all, Jvm.SAME, new Jvm("", List.of(), 2), new Jvm("", List.of("-Xint"), 0))) {
            assertEquals(jvm, Jvm.parse(jvm.toString()));
        }
    }

    @Test
    void itsOwnFlagsComeAfterThoseOfAll() {
        assertEquals(List.of("java", "-Xmx9m", "-Xmx8m"),
                new Jvm("", List.of("-Xmx8m"), 0).command("java", List.of("-Xmx9m")));
        assertEquals(List.of(Path.of(HOME, "bin", "java").toString()),
                new Jvm(HOME, List.of(), 0).command("java", List.of()));
    }

    @Test
    void aJvmThatStartsHasNoObstacle() {
        assertNull(new Jvm(HOME, List.of("-XX:+UseSerialGC", "-Da=b"), 0).obstacle(ChildJvm.java()));
        assertNull(new Jvm("" + Runtime.version().feature(), List.of(), 0).obstacle(ChildJvm.java()));
    }

    @Test
    void aJvmThatDoesNotStartSaysWhy() {
        assertTrue(obstacle(new Jvm("", List.of("-XX:+NoSuchFlag"), 0))
                .startsWith("it does not start: Unrecognized VM option"));
        assertTrue(obstacle(new Jvm("", List.of(), 5_000)).startsWith("cores is 5000, expected 1 to "));
        assertEquals("java is /no/where, expected the home of a JDK or the version of one that is installed",
                obstacle(new Jvm("/no/where", List.of(), 0)));
    }

    @Test
    void anOlderJdkIsRefusedForItsVersion() throws IOException {
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(directory.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"21.0.1\"\n");
        assertTrue(obstacle(new Jvm(directory.toString(), List.of(), 0))
                .endsWith(
                        ", of version 21.0.1, expected 25 or later: an older JVM cannot load the classes of this suite"));
        assertEquals(Optional.of("21.0.1"), new Jvm(directory.toString(), List.of(), 0).version());
        assertEquals(Optional.empty(), Jvm.SAME.version());
    }

    @Test
    void systemPropertiesOfALibraryAreFlagsOfItsJvm() {
        Parameters cell = Parameters.of(Client.JDK, Strategy.FUTURES, 20, 10, 5)
                .with(Parameter.SETTINGS, OwnSettings.parse("executor=COMMON_POOL;jdk.httpclient.connectionPoolSize=5"))
                .with(Parameter.JVM, new Jvm("", List.of("-Xint"), 0));
        assertEquals(new Jvm("", List.of("-Djdk.httpclient.connectionPoolSize=5", "-Xint"), 0), cell.process());
        assertEquals(5, cell.idle());
    }

    private static String obstacle(Jvm jvm) {
        String obstacle = jvm.obstacle(ChildJvm.java());
        assertNotNull(obstacle);
        return obstacle;
    }
}
