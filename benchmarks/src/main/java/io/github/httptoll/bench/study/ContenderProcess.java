package io.github.httptoll.bench.study;

import io.github.httptoll.bench.BatchBenchmark;
import io.github.httptoll.bench.fixture.ChildJvm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A contender's JVM as the study sees it: started, asked, listened to, and ended.
final class ContenderProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    /// The JVM flags every contender runs with.
    static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED", "-Djmh.ignoreLock=true");

    private final Process process;

    private ContenderProcess(Process process) {
        this.process = process;
    }

    /// Starts the JVM and hands it the job.
    ///
    /// @param crossProcess whether its clock may be compared with the server's
    static ContenderProcess start(Job job, URI fixture, boolean crossProcess, RunDirectory run) throws IOException {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(FLAGS);
        command.addAll(List.of("-D" + BatchBenchmark.FIXTURE_URL + "=" + fixture,
                "-Dhttptoll.crossProcess=" + crossProcess, "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(), ContenderMain.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(run.log().toFile())).start();
        BufferedWriter in = process.outputWriter();
        in.write(JSON.writeValueAsString(job));
        in.newLine();
        in.flush();
        return new ContenderProcess(process);
    }

    /// Hands on its reports until it ends, which it must within `limit`.
    ///
    /// @return why it ended early; empty where it did not
    /// @throws IOException if its reports cannot be read
    String listen(Consumer<Event> listener, Duration limit) throws IOException {
        CompletableFuture<Process> watch = process.onExit().copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Boolean> killed = watch.handle((ended, late) -> {
            if (late != null) {
                process.destroyForcibly();
            }
            return late != null;
        });
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                listener.accept(JSON.readValue(line, Event.class));
            }
        } catch (JacksonException e) {
            process.destroyForcibly();
            return "its report was not understood: " + e.getOriginalMessage();
        }
        if (killed.join()) {
            return "it did not end within " + limit.toSeconds() + " s and was ended";
        }
        int code = process.onExit().join().exitValue();
        return code == 0 ? "" : "its JVM ended with exit code " + code;
    }

    /// Ends the JVM if it still runs.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
