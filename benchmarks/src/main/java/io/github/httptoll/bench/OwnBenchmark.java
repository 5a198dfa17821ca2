// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.Protocol;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Stamps;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// What do calls like yours cost?
///
/// Every parameter that the other questions vary one by one. A study file compares two of its cells.
///
/// `java -jar benchmarks/target/benchmarks.jar Own -p client=OKHTTP -p strategy=FUTURES -p calls=200 -p delayMillis=30`
public class OwnBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("JDK")
    public Client client;
    /// Who waits.
    @Param("VIRTUAL_THREADS")
    public Strategy strategy;
    /// N.
    @Param("100")
    public int calls;
    /// C.
    @Param("10")
    public int limit;
    /// The server's mean delay in milliseconds.
    @Param("50")
    public double delayMillis;
    /// Connections that the client may hold; 0: as many as C.
    @Param("0")
    public int connections;
    /// What the server does with a delay.
    @Param("DELAY")
    public Endpoint endpoint;
    /// How delays vary within the batch.
    @Param("FIXED")
    public DelayPattern pattern;
    /// Body size of every answer.
    @Param("128")
    public int bytes;
    /// Whose limits rule.
    @Param("TUNED")
    public Level level;
    /// How long clients and connections live.
    @Param("SHARED")
    public SessionPolicy session;
    /// What the calls are made over.
    @Param("HTTP_1_1")
    public Protocol protocol;
    /// What is done with an answer, and where.
    @Param("NOTHING")
    public CallbackPolicy callback;
    /// Whether requests are stamped.
    @Param("ON")
    public Stamps stamps;
    /// Where the threads of client and server sit.
    @Param("FREE")
    public Placement placement;
    /// Which experiment of a study file it belongs to; it changes nothing, and tells equal cells of two experiments apart.
    @Param("1")
    public int part;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    Placement placement() {
        return placement;
    }

    @Override
    Protocol protocol() {
        return protocol;
    }

    @Override
    Timeline timeline() {
        return new Timeline(stamps);
    }

    @Override
    Workload workload(URI serverUrl) {
        return new Workload(serverUrl, calls, pattern.delaysMillis(delayMillis), bytes, endpoint);
    }

    @Override
    Caller open() {
        return strategy.open(client, over(ClientSettings.of(connections == 0 ? limit : connections, level, session)),
                limit,
                callback);
    }
}
