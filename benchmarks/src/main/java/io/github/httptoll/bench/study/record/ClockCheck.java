// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.timeline.Phase;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whether stamps of this JVM and of the server's can be compared: they can where every server stamp lies between the
/// client's stamps around it. Java promises nothing of the kind; on Linux both read the same monotonic clock.
///
/// @param brackets exchanges looked at
/// @param violations exchanges in which a server stamp lay outside
/// @param medianBracketMicros median length of an exchange: how closely the check looks
public record ClockCheck(int brackets, int violations, double medianBracketMicros) {
    private static final int BRACKETS = 1_000;
    static final int WARM_UP = 20_000;
    private static final int BRIEF_WARM_UP = 4_000;
    /// A server that is far away is asked less often, but never less often than that.
    static final int LEAST = 100;
    private static final Duration MOST = Duration.ofSeconds(5);

    /// One violation is enough to refuse.
    public boolean crossProcess() {
        return violations == 0;
    }

    /// Warms the server up and checks the clocks: in about two seconds on loopback, and longer where exchanges take longer.
    ///
    /// @param brief whether nothing is decided with the server, which need not be quite warm then
    /// @throws IOException if the server gives a wrong answer or none
    public static ClockCheck run(URI server, boolean brief) throws IOException {
        return run(server, brief ? BRIEF_WARM_UP : WARM_UP, MOST);
    }

    /// Checks the clocks of a server that was checked before, and is still warm.
    ///
    /// @throws IOException as [#run] does
    public static ClockCheck again(URI server) throws IOException {
        return run(server, LEAST, MOST);
    }

    /// @param warmUp exchanges before those that are looked at
    /// @param most time for the warm-up, and for the exchanges that are looked at
    static ClockCheck run(URI server, int warmUp, Duration most) throws IOException {
        ClientSettings settings = ClientSettings.of(1, LimitPolicy.TUNED, SessionPolicy.SHARED);
        try (BlockingClient client = Client.RAW_SOCKET.openBlocking(settings)) {
            exchange(client, new Workload(server, warmUp, List.of(0.0), Workload.BYTES), most);
            return of(exchange(client, new Workload(server, BRACKETS, List.of(0.0), Workload.BYTES), most));
        }
    }

    private static List<Timeline> exchange(BlockingClient client, Workload workload, Duration most)
            throws IOException {
        List<Timeline> timelines = new ArrayList<>();
        long began = System.nanoTime();
        for (Call call : workload.batch(0)) {
            if (timelines.size() >= LEAST && System.nanoTime() - began > most.toNanos()) {
                return timelines;
            }
            Timeline timeline = new Timeline();
            timeline.permitted(System.nanoTime(), Long.MIN_VALUE);
            timeline.started();
            Outcome outcome = client.call(call, timeline);
            timeline.resumed();
            if (!outcome.answers(call) || !(outcome instanceof Outcome.Reply reply)) {
                throw new IOException("the server at " + workload.server() + " does not answer like a fixture server: "
                        + outcome);
            }
            timeline.server(reply.stamps());
            timelines.add(timeline);
        }
        return timelines;
    }

    private static ClockCheck of(List<Timeline> timelines) {
        long violations = timelines.stream().filter(timeline -> !timeline.serverStamped()
                || timeline.nanos(Phase.SEND) < 0 || timeline.nanos(Phase.RECEIVE) < 0).count();
        long[] sorted = timelines.stream().mapToLong(Timeline::totalNanos).sorted().toArray();
        return new ClockCheck(sorted.length, (int) violations, sorted[sorted.length / 2] / 1e3);
    }
}
