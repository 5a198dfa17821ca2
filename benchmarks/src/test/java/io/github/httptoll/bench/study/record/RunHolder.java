// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.fixture.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// Another JVM that takes the lock of a run directory and keeps it until it is killed.
public record RunHolder(Process process, String said) implements AutoCloseable {
    public static final String HOLDS = "holds it";
    public static final String REFUSED = "refused";

    /// Starts it, and waits until it has the lock or was refused.
    public static RunHolder start(Path directory) throws IOException {
        Process process = new ProcessBuilder(ChildJvm.java(), "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(), RunHolder.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new RunHolder(process, process.inputReader().readLine());
    }

    static void main(String[] arguments) throws IOException {
        try (RunLock _ = RunLock.take(Path.of(arguments[0]))) {
            System.out.println(HOLDS);
            System.in.read();
        } catch (RunDirectory.Unusable _) {
            System.out.println(REFUSED);
        }
    }

    public long pid() {
        return process.pid();
    }

    /// Kills it, so that it cannot give the lock back itself.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
