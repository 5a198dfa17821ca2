// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

import io.github.httptoll.analysis.profile.FramePatterns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// How recordings show HTTP clients, as `clients.yaml` says.
final class HttpClients {
    private final List<Known> clients;
    private final FramePatterns<Boolean> calls = new FramePatterns<>();
    private final FramePatterns<Boolean> lease = new FramePatterns<>();
    private final FramePatterns<Boolean> fivefold = new FramePatterns<>();

    /// The file as it is written.
    record Listed(List<Known> clients) {}

    /// One client; null is none.
    record Known(String name, @Nullable List<String> calls, @Nullable Pattern callbacks, @Nullable Pattern perClient,
            @Nullable List<String> lease, @Nullable List<String> fivefold) {}

    private HttpClients(List<Known> clients) {
        this.clients = clients;
        for (Known client : clients) {
            put(calls, client.calls());
            put(lease, client.lease());
            put(fivefold, client.fivefold());
        }
    }

    static HttpClients read() {
        try (InputStream in = Objects.requireNonNull(HttpClients.class.getResourceAsStream("clients.yaml"))) {
            return new HttpClients(YAMLMapper.builder().build().readValue(in, Listed.class).clients());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(FramePatterns<Boolean> patterns, @Nullable List<String> names) {
        Stream.ofNullable(names).flatMap(List::stream).forEach(name -> patterns.put(name, true));
    }

    boolean isCall(String frame) {
        return calls.get(frame) != null;
    }

    /// True for a frame that waits for a connection.
    boolean isLease(String frame) {
        return lease.get(frame) != null;
    }

    /// True for a frame of a call under a limit of five.
    boolean isFivefold(String frame) {
        return fivefold.get(frame) != null;
    }

    /// True for a thread that brings answers to callbacks.
    boolean runsCallbacks(String thread) {
        return clients.stream().map(Known::callbacks)
                .anyMatch(names -> names != null && names.matcher(thread).matches());
    }

    /// The client that a thread says was made: its name, with its number where threads have one.
    Optional<Made> made(String thread) {
        for (Known client : clients) {
            Matcher name = client.perClient() == null ? null : client.perClient().matcher(thread);
            if (name != null && name.matches()) {
                return Optional.of(new Made(client.name(), name.groupCount() > 0 ? name.group(1) : null));
            }
        }
        return Optional.empty();
    }

    /// @param number null where the threads of two clients have the same name, so that each start is a client
    record Made(String client, @Nullable String number) {}
}
