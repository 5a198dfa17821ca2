// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

import io.github.httptoll.analysis.profile.Owner;
import io.github.httptoll.analysis.profile.OwnerRules;
import io.github.httptoll.analysis.profile.Stack;
import io.github.httptoll.analysis.profile.Tree;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Shares;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a recording shows of a service's HTTP calls.
///
/// @param cpuTime true where CPU time was sampled, false where running Java code was
/// @param samples all, of which `callSamples` are of HTTP calls
/// @param calls the part of all samples that is of HTTP calls; null without samples
/// @param cpu the samples of HTTP calls by owner, as a part of these
/// @param waits of HTTP calls, by cause
/// @param events how many of each type that is read
public record Diagnosis(Duration length, boolean cpuTime, long samples, long callSamples, @Nullable Quantity calls,
        Map<Owner, Quantity> cpu, Map<Cause, Waited> waits, List<Finding> findings, Map<String, Long> events) {
    /// Why a thread waited for a call.
    public enum Cause {
        ANSWER("for the answer"), POOL("for a connection of the pool"), LOCK("for a lock"), CALLBACK("in a callback"), //
        OTHER("for something else");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /// For what, as the rest of a sentence.
        public String words() {
            return words;
        }
    }

    /// How long and how often.
    public record Waited(long count, Duration time) {}

    /// A mistake of which the recording shows signs.
    public record Finding(Mistake mistake, List<Sighting> sightings) {}

    /// What shows it.
    ///
    /// @param thread its name, with `<n>` for numbers
    /// @param where a frame of the program, or what the events say together; may be empty
    public record Sighting(String event, String thread, String where, long count) {}

    /// Reads a recording.
    ///
    /// @throws UnreadableRecording if the file is none
    public static Diagnosis of(Path recording) throws UnreadableRecording {
        Recorded recorded = Recorded.read(recording);
        HttpClients clients = HttpClients.read();
        Signs signs = new Signs(recorded, clients);
        List<Stack> calls = recorded.samples().stream()
                .filter(stack -> stack.frames().stream().anyMatch(clients::isCall)).toList();
        Map<Owner, Quantity> cpu = new LinkedHashMap<>();
        Tree.byOwner(calls, OwnerRules.builtIn()).forEach((owner, own) -> cpu.put(owner, Shares.of(own, calls.size())));
        long samples = recorded.samples().size();
        return new Diagnosis(recorded.length(), recorded.cpuTime(), samples, calls.size(),
                samples == 0 ? null : Shares.of(calls.size(), samples), cpu, waits(recorded, clients, signs),
                signs.find(), recorded.events());
    }

    private static Map<Cause, Waited> waits(Recorded recorded, HttpClients clients, Signs signs) {
        Map<Cause, Waited> waits = new EnumMap<>(Cause.class);
        for (Wait wait : recorded.waits()) {
            cause(wait, clients, signs).ifPresent(cause -> waits.merge(cause,
                    new Waited(1, Duration.ofNanos(wait.nanos())),
                    (a, b) -> new Waited(a.count() + b.count(), a.time().plus(b.time()))));
        }
        return waits;
    }

    /// Empty where the wait is of no HTTP call, or a thread of a client waits for work.
    private static Optional<Cause> cause(Wait wait, HttpClients clients, Signs signs) {
        Mistake sign = signs.of(wait).orElse(null);
        if (sign == Mistake.CALLBACK_BLOCKS || sign == Mistake.CALLBACK_CALLS) {
            return Optional.of(Cause.CALLBACK);
        }
        if (signs.isLease(wait)) {
            return Optional.of(Cause.POOL);
        }
        if (!wait.has(clients::isCall) || wait.event().equals(Recorded.PINNED)) {
            return Optional.empty();
        }
        return switch (wait.event()) {
            case "jdk.JavaMonitorEnter" -> Optional.of(Cause.LOCK);
            case Recorded.SOCKET_READ -> Optional.of(Cause.ANSWER);
            case "jdk.ThreadPark" -> wait.has(frame -> frame.startsWith("java.util.concurrent.CompletableFuture."))
                    ? Optional.of(Cause.ANSWER)
                    : wait.has(frame -> frame.startsWith("java.util.concurrent.locks.ReentrantLock."))
                            ? Optional.of(Cause.LOCK)
                            : Optional.empty();
            default -> Optional.of(Cause.OTHER);
        };
    }
}
