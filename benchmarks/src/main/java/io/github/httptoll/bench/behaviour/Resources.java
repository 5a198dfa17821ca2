// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.behaviour.CallAttempt.Known;
import io.github.httptoll.bench.behaviour.ResourceUsage.Held;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one [Subject] costs the process that uses it, each client object after one request.
///
/// @param one of one object
/// @param unclosed of [#MANY] objects that are not closed
/// @param heapBytes of one object, mean over as many
/// @param closing how long closing one took, the median; null: for some it was longer than [OpenClient#PATIENCE]
/// @param gone how long after the last one was closed nothing was left; null: longer than that
/// @param left what is there after that, or after so long
record Resources(Held one, Held unclosed, double heapBytes, @Nullable Duration closing, @Nullable Duration gone,
        Held left) {
    static final int MANY = 10;

    /// Opens and closes clients, and takes of some rounds the one whose heap is the median. The first client is not counted:
    /// it brings classes and what all of its kind share. Nor is a first round: when that ends, what the first client held for seconds
    /// after its end is gone, and is not taken for what was there before.
    ///
    /// @param count of those rounds
    /// @param patience longest that is waited for an answer, and for the end of what closed clients held
    /// @throws IOException if a request fails, for then there is nothing to say
    static Resources of(Subject subject, URI server, int count, Duration patience)
            throws IOException, InterruptedException {
        used(subject, server, patience).closeInTime();
        var _ = round(subject, server, patience);
        List<Resources> rounds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rounds.add(round(subject, server, patience));
        }
        rounds.sort(Comparator.comparingDouble(Resources::heapBytes));
        return rounds.get(count / 2);
    }

    private static Resources round(Subject subject, URI server, Duration patience)
            throws IOException, InterruptedException {
        FixtureControl control = new FixtureControl(server);
        ResourceUsage.collect();
        ResourceUsage before = settled(control, patience);
        long heapBefore = ResourceUsage.heapBytes();
        List<OpenClient> open = new ArrayList<>(List.of(used(subject, server, patience)));
        Held one = ResourceUsage.now(control).since(before);
        while (open.size() < MANY) {
            open.add(used(subject, server, patience));
        }
        Held unclosed = ResourceUsage.now(control).since(before);
        double heap = (double) (ResourceUsage.heapBytes() - heapBefore) / open.size();
        Duration closing = closed(open);
        long closedNanos = System.nanoTime();
        Held left = left(control, before, patience);
        Duration gone = left.nothing() ? Duration.ofNanos(System.nanoTime() - closedNanos) : null;
        return new Resources(one, unclosed, heap, closing, gone, left);
    }

    /// Closes them in turn.
    private static @Nullable Duration closed(List<OpenClient> open) throws InterruptedException {
        List<Duration> took = new ArrayList<>();
        for (OpenClient client : open) {
            client.closeInTime().ifPresent(took::add);
        }
        return took.size() < open.size() ? null : took.stream().sorted().toList().get(open.size() / 2);
    }

    private static OpenClient used(Subject subject, URI server, Duration patience)
            throws IOException, InterruptedException {
        // What has no pool of its own has no settings to leave alone either.
        LimitPolicy level = subject.client().ownsConnectionPool() ? LimitPolicy.DEFAULT : LimitPolicy.TUNED;
        OpenClient client = subject.open(ClientSettings.of(1, level, SessionPolicy.SHARED));
        Call call = Workload.fixed(server, 1, 0).batch(0).getFirst();
        Known known = client.start(call, MishapRunner.platform()).await(patience);
        if (known == null || !known.outcome().answers(call)) {
            throw new IOException(subject.client() + " got no good answer from the fixture server: "
                    + (known == null ? "none at all" : known.outcome()));
        }
        return client;
    }

    /// Waits until nothing goes away any more.
    private static ResourceUsage settled(FixtureControl control, Duration patience)
            throws IOException, InterruptedException {
        ResourceUsage last = ResourceUsage.now(control);
        for (long untilNanos = System.nanoTime() + patience.toNanos(); System.nanoTime() < untilNanos;) {
            Thread.sleep(100);
            ResourceUsage now = ResourceUsage.now(control);
            if (now.equals(last) && now.connections() == 0) {
                return now;
            }
            last = now;
        }
        return last;
    }

    private static Held left(FixtureControl control, ResourceUsage before, Duration patience)
            throws IOException, InterruptedException {
        Held left = ResourceUsage.now(control).since(before);
        for (long untilNanos = System.nanoTime() + patience.toNanos(); !left.nothing()
                && System.nanoTime() < untilNanos;) {
            Thread.sleep(20);
            left = ResourceUsage.now(control).since(before);
        }
        return left;
    }
}
