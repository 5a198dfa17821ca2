// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.scenario.Arms.Count;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Runs one side of a counted question in a JVM of its own, and is the main class of that JVM.
public final class ArmJvm {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:-UsePerfData",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");
    /// Ends what hangs after all patience.
    private static final int MORE_SECONDS = 120;

    private static final int IDLE_CHECK_MILLIS = 20;

    private ArmJvm() {}

    /// Where the calls go, and where the server is asked what it saw.
    ///
    /// @param calls address of its calls
    /// @param control the server's own address
    /// @param certificate to trust, as PEM; null: there is no TLS
    public record Way(URI calls, URI control, @Nullable String certificate) {}

    /// Runs it and waits for its end. The server's counters are set to zero before, and read after it.
    ///
    /// @param log where its standard error goes
    /// @throws IOException if it counted nothing; the message says why
    public static Tally run(Arms asked, boolean first, Way way, ProcessBuilder.Redirect log) throws IOException {
        Arm arm = asked.arm(first);
        List<String> command = arm.cell().process().command(ChildJvm.java(), FLAGS);
        command.addAll(arm.cell().client().broughtBy());
        String certificate = way.certificate();
        command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), ArmJvm.class.getName(),
                JSON.writeValueAsString(arm), String.valueOf(asked.count() == Count.FIRST_CALL_MILLIS),
                way.calls().toString(),
                way.control().toString(), certificate == null ? "" : certificate));
        FixtureControl control = new FixtureControl(way.control());
        awaitIdle(control);
        Duration patience = Duration.ofMillis((long) arm.batches() * (arm.patienceMillis() + arm.pauseMillis()))
                .plusSeconds(MORE_SECONDS);
        String line = ChildJvm.line(new ProcessBuilder(command).redirectError(log), patience);
        return tally(asked.count(), JSON.readValue(line, ArmCalls.Made.class), control.counters());
    }

    /// Sets the counters to zero when nothing is in flight any more: a server works on for a client that has given up.
    private static void awaitIdle(FixtureControl control) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MORE_SECONDS);
        do {
            control.reset();
        } while (control.counters().maxInFlight() > 0 && System.nanoTime() < end && pause());
    }

    private static boolean pause() throws IOException {
        try {
            Thread.sleep(IDLE_CHECK_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the study was interrupted", e);
        }
    }

    private static Tally tally(Count judged, ArmCalls.Made made, FixtureControl.Counters seen) {
        Map<Count, Double> all = new EnumMap<>(Count.class);
        all.putAll(made.counts());
        all.put(Count.REPEATED, (double) Math.max(0, seen.requests() - made.requests()));
        all.put(Count.CONNECTIONS, (double) seen.connectionsOpened());
        all.put(Count.MOST_IN_FLIGHT, (double) seen.maxInFlight());
        Map<String, Double> counts = new LinkedHashMap<>();
        all.forEach((count, value) -> counts.put(count.name(), value));
        return new Tally(all.getOrDefault(judged, 0.0), judged.isPart() ? made.calls() : 0, counts);
    }

    /// Prints what was counted, as JSON.
    ///
    /// @param args the arm as JSON, whether its first call is timed, the address of its calls, the server's own one, the certificate or
    ///        nothing
    static void main(String[] args) {
        ChildJvm.print("a counted question", () -> {
            Brought.loadClient();
            return JSON.writeValueAsString(
                    new ArmCalls(JSON.readValue(args[0], Arm.class), Boolean.parseBoolean(args[1])).run(
                            URI.create(args[2]),
                            args[4].isEmpty() ? TrustedCertificates.SYSTEM : TrustedCertificates.of(args[4]),
                            () -> reset(URI.create(args[3]))));
        });
    }

    private static void reset(URI control) {
        try {
            new FixtureControl(control).reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
