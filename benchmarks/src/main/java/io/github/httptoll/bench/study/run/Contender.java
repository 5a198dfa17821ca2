// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.BatchBenchmark;
import io.github.httptoll.bench.Plant;
import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.record.RunDirectory;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.client.Protocol;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A contender's JVM as the study sees it. One that fails, hangs or dies is dead from then on and says why; the study goes on
/// without it.
public final class Contender implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final Process process;
    private final BufferedWriter commands;
    /// Its answers; the empty one says that there will be no more.
    private final BlockingQueue<Optional<Event>> events = new LinkedBlockingQueue<>();
    private final Set<Protocol> met = EnumSet.noneOf(Protocol.class);
    private String death = "";

    private Contender(String name, Process process) {
        this.name = name;
        this.process = process;
        this.commands = process.outputWriter();
        Thread.ofVirtual().start(this::read);
    }

    /// Starts the JVM; it waits for commands.
    ///
    /// @param name of the JVM, which begins with its client
    /// @param jvm what it runs on
    /// @param crossProcess whether its clock may be compared with the server's
    /// @param seed of the bytes that its requests carry
    static Contender start(String name, Jvm jvm, ServerAccess way, boolean crossProcess, long seed, RunDirectory run)
            throws IOException {
        List<String> command = jvm.command(ChildJvm.java(), Generation.FLAGS);
        FixtureProcess server = way.server().process();
        if (server != null) {
            command.add("-D" + BatchBenchmark.FIXTURE_PID + "=" + server.pid());
            command.add("-D" + BatchBenchmark.FIXTURE_CORES + "=" + server.cores());
        }
        FixtureProcess.Secure secure = way.secureCalls();
        if (secure != null) {
            command.add("-D" + BatchBenchmark.FIXTURE_TLS_URL + "=" + secure.url());
            command.add("-D" + BatchBenchmark.FIXTURE_TRUST + "=" + secure.certificate());
        }
        way.own().forEach((property, url) -> command.add("-D" + property + "=" + url));
        String plant = System.getProperty(Plant.PROPERTY);
        if (plant != null) {
            command.add("-D" + Plant.PROPERTY + "=" + plant);
        }
        // The jars of a client that was brought are loaded in its own JVMs alone.
        command.addAll(Cell.clientOf(name).broughtBy());
        command.addAll(List.of("-D" + BatchBenchmark.FIXTURE_URL + "=" + way.calls(),
                "-D" + BatchBenchmark.CONTROL_URL + "=" + way.server().url(),
                "-Dhttptoll.crossProcess=" + crossProcess, "-D" + RandomBody.SEED_PROPERTY + "=" + seed, "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(), ContenderMain.class.getName()));
        return new Contender(name, new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(run.log().toFile())).start());
    }

    /// Client × strategy, and which of several identical ones.
    String name() {
        return name;
    }

    /// Its process id.
    long pid() {
        return process.pid();
    }

    /// Whether it has not been warmed over that protocol before; from now on it has.
    boolean meets(Protocol protocol) {
        return met.add(protocol);
    }

    /// True while it can take commands.
    boolean alive() {
        return death.isEmpty();
    }

    /// Why it cannot any more; empty while it can.
    String death() {
        return death;
    }

    /// Gives it the turn and waits for its answer. No answer within `limit` is its death.
    ///
    /// @return its answer; where it is dead, or dies of this, a failed event with the reason
    Event send(Command command, Duration limit) {
        if (!alive()) {
            return Event.failed(death);
        }
        try {
            commands.write(JSON.writeValueAsString(command));
            commands.newLine();
            commands.flush();
            Optional<Event> event = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                return fail("its JVM did not answer within " + limit.toSeconds() + " s and was ended");
            }
            return event.orElseGet(() -> fail("its JVM ended with exit code " + process.onExit().join().exitValue()));
        } catch (IOException e) {
            return fail("its JVM takes no commands any more: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("the study was interrupted");
        }
    }

    private Event fail(String why) {
        death = why;
        process.destroyForcibly();
        return Event.failed(why);
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                events.add(Optional.of(JSON.readValue(line, Event.class)));
            }
            events.add(Optional.empty());
        } catch (IOException | JacksonException e) {
            process.destroyForcibly();
            events.add(Optional.empty());
        }
    }

    /// Ends the JVM.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
