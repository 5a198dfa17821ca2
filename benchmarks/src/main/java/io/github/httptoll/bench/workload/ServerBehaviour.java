// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import static io.github.httptoll.bench.workload.NamedValues.or;
import static io.github.httptoll.bench.workload.NamedValues.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the server differs from one that waits on a timer, runs all the time, and lets clients do as they like. Times in milliseconds.
///
/// @param threads that it sleeps on, instead of a timer; 0: none
/// @param slots that it has, each held for the delay; 0: as many as there are calls
/// @param distribution of the delays; their mean is the delay, but that of EXPONENTIAL, which is longer by the jitter
/// @param jitterMillis spread of the delays
/// @param seed of them: a delay depends on it, on the number of the batch, and on the place of the call in it
/// @param stallMillis how long it stops, at the end of each period; 0: it does not
/// @param stallEveryMillis that period, which begins with each measurement
/// @param apart whether it writes head and body of an answer separately
/// @param chunkBytes size of the chunks of an answer, whose length is then not said; 0: it is sent as a whole
/// @param maxConnections most connections at once: further ones wait to be accepted; 0: no limit that a client meets
/// @param streams most requests at once on a connection of HTTP/2; 0: no limit that a client meets
/// @param idleMillis how long a connection may be without a request before it is closed; 0: longer than any measurement
/// @param noDelay TCP_NODELAY of its connections
public record ServerBehaviour(int threads, int slots, Distribution distribution, double jitterMillis, int seed, double stallMillis,
        double stallEveryMillis, boolean apart, int chunkBytes, int maxConnections, int streams, int idleMillis, boolean noDelay) {
    /// That of a server of which nothing is said.
    public static final ServerBehaviour USUAL = new ServerBehaviour(0, 0, Distribution.FIXED, 0, 0, 0, 0, false, 0, 0, 0, 0, true);

    /// The usual one, but that it stops for the end of each period.
    public static ServerBehaviour stalling(double stallMillis, double everyMillis) {
        return new ServerBehaviour(0, 0, Distribution.FIXED, 0, 0, stallMillis, everyMillis, false, 0, 0, 0, 0, true);
    }

    /// The same without its stalls.
    public ServerBehaviour steady() {
        return new ServerBehaviour(threads, slots, distribution, jitterMillis, seed, 0, 0, apart, chunkBytes, maxConnections, streams,
                idleMillis, noDelay);
    }

    private static final int MOST_THREADS = 64;
    private static final int MOST_SLOTS = 1_000;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_STREAMS = 100_000;
    private static final int MOST_MILLIS = 60_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /// How delays vary from call to call.
    public enum Distribution {
        /// Not at all.
        FIXED,
        /// Uniformly, by the jitter up and down.
        UNIFORM,
        /// An exponential time with the jitter as its mean, in addition to the delay.
        EXPONENTIAL,
        /// With a long tail: the jitter is the standard deviation.
        LOGNORMAL
    }

    /// @throws IllegalArgumentException if there can be no such server; the message says which value is wrong
    public ServerBehaviour {
        whole(threads, "threads", MOST_THREADS);
        whole(slots, "slots", MOST_SLOTS);
        require(threads == 0 || slots == 0, "slots", slots, "0 with threads");
        require(distribution == Distribution.FIXED || (threads == 0 && slots == 0), "distribution", distribution,
                "FIXED with threads or slots");
        require(distribution == Distribution.FIXED ? jitterMillis == 0 : jitterMillis > 0 && jitterMillis <= MOST_MILLIS, "jitterMillis",
                jitterMillis, distribution == Distribution.FIXED ? "0 with distribution FIXED" : "more than 0, up to " + MOST_MILLIS);
        whole(seed, "seed", Integer.MAX_VALUE / 10);
        require(stallMillis >= 0 && stallMillis <= MOST_MILLIS, "stallMillis", stallMillis, "0 to " + MOST_MILLIS);
        require(stallMillis == 0 ? stallEveryMillis == 0 : stallEveryMillis > stallMillis && stallEveryMillis <= 10 * MOST_MILLIS,
                "stallEveryMillis", stallEveryMillis, stallMillis == 0
                        ? "0 without stallMillis"
                        : "more than stallMillis, up to " + 10 * MOST_MILLIS);
        whole(chunkBytes, "chunkBytes", MOST_BYTES);
        whole(maxConnections, "maxConnections", MOST_CONNECTIONS);
        whole(streams, "streams", MOST_STREAMS);
        whole(idleMillis, "idleMillis", 10 * MOST_MILLIS);
    }

    @JsonCreator
    static ServerBehaviour of(@Nullable Integer threads, @Nullable Integer slots, @Nullable Distribution distribution,
            @Nullable Double jitterMillis, @Nullable Integer seed, @Nullable Double stallMillis, @Nullable Double stallEveryMillis,
            @Nullable Boolean apart, @Nullable Integer chunkBytes, @Nullable Integer maxConnections,
            @Nullable Integer streams, @Nullable Integer idleMillis, @Nullable Boolean noDelay) {
        return new ServerBehaviour(or(threads, 0), or(slots, 0), or(distribution, Distribution.FIXED), or(jitterMillis, 0.0), or(seed, 0),
                or(stallMillis, 0.0), or(stallEveryMillis, 0.0), or(apart, false), or(chunkBytes, 0), or(maxConnections, 0),
                or(streams, 0), or(idleMillis, 0), or(noDelay, true));
    }

    private static void whole(int value, String name, int most) {
        require(value >= 0 && value <= most, name, value, "0 to " + most);
    }

    /// True where it replaces what an endpoint does with the delay.
    public boolean waitsItsOwnWay() {
        return threads > 0 || slots > 0 || distribution != Distribution.FIXED;
    }

    /// Most requests that it works on at once; the others wait in the server.
    public int concurrency() {
        return threads > 0 ? threads : slots > 0 ? slots : Integer.MAX_VALUE;
    }

    /// True where parameters alone say how long a batch must take: stops, few connections or streams, and the acknowledgements
    /// that a small segment waits for depend on more.
    public boolean isPredictable() {
        return stallMillis == 0 && maxConnections == 0 && streams == 0 && noDelay;
    }

    /// True where delays are drawn: each batch has other ones.
    public boolean draws() {
        return distribution != Distribution.FIXED;
    }

    /// What its connections ask of a port of the server; empty where the usual one will do.
    public String port() {
        if (maxConnections == 0 && streams == 0 && idleMillis == 0 && noDelay) {
            return "";
        }
        return asked("maxConnections", maxConnections) + asked("streams", streams) + asked("idle", idleMillis) + "noDelay=" + noDelay;
    }

    private static String asked(String name, int value) {
        return value == 0 ? "" : name + "=" + value + "&";
    }

    /// The address of a call, up to where further parameters begin.
    String path(Endpoint endpoint, double delayMillis) {
        if (threads > 0) {
            return "/blocking/%s?threads=%d&".formatted(delayMillis, threads);
        }
        return slots > 0 ? "/permits/%d/%s?".formatted(slots, delayMillis) : endpoint.path(delayMillis);
    }

    /// What a call asks of it beyond that.
    String query() {
        StringBuilder query = new StringBuilder();
        if (distribution != Distribution.FIXED) {
            query.append("&distribution=").append(distribution.name().toLowerCase(Locale.ROOT)).append("&jitter=").append(jitterMillis)
                    .append("&seed=").append(seed);
        }
        if (stallMillis > 0) {
            query.append("&stall=").append(stallMillis).append("&stallEvery=").append(stallEveryMillis);
        }
        if (apart) {
            query.append("&apart=true");
        }
        return chunkBytes == 0 ? query.toString() : query.append("&chunk=").append(chunkBytes).toString();
    }

    @Override
    public String toString() {
        return NamedValues.text(this, USUAL);
    }
}
