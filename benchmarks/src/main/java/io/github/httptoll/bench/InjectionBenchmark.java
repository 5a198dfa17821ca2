// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.ClientSettings;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.InFlight;
import io.github.httptoll.bench.timeline.Injection;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.wire.Relay;
import io.github.httptoll.bench.wire.Wire;
import io.github.httptoll.bench.workload.Workload;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// Does a known delay come back in the phase that it was put in?
///
/// N calls one after the other, so that no delay holds up another call; with a limit above 1, N calls at once, whose number in
/// flight is counted from outside, which must be what the stamps say by Little's law. All of them go through a relay that is only
/// slow where the wire is the place; the server's delay is longer where the server is.
///
/// `java -jar benchmarks/target/benchmarks.jar Injection -p place=NOWHERE,RESUME -p injectedMillis=3 -prof
/// io.github.httptoll.bench.timeline.PhaseProfiler`
public class InjectionBenchmark extends BatchBenchmark {
    /// One for the whole JVM: callers stay open between trials, and so must their wires.
    private static @Nullable Relay relay;

    /// Who sends.
    @Param("APACHE_CLASSIC")
    public Client client;
    /// Who waits.
    @Param("PLATFORM_POOL")
    public Strategy strategy;
    /// N.
    @Param("10")
    public int calls;
    /// C.
    @Param("1")
    public int limit;
    /// The server's delay in milliseconds, before anything is put in.
    @Param("5")
    public double delayMillis;
    /// Where the delay is put in.
    @Param
    public Injection.Place place;
    /// How long it is, in milliseconds.
    @Param("1")
    public double injectedMillis;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    URI target(URI serverUrl) throws IOException {
        long out = place == Injection.Place.WIRE_OUT ? nanos() : 0;
        long back = place == Injection.Place.WIRE_BACK ? nanos() : 0;
        return relay().route(serverUrl, new Wire(out, back, 0));
    }

    private static synchronized Relay relay() throws IOException {
        if (relay == null) {
            relay = Relay.start();
        }
        return relay;
    }

    @Override
    Workload workload(URI serverUrl) {
        double added = place == Injection.Place.SERVER ? injectedMillis : 0;
        return Workload.fixed(serverUrl, calls, delayMillis + added);
    }

    @Override
    Timeline timeline() {
        return new Timeline(new Injection(place, nanos()));
    }

    @Override
    Caller open() {
        return strategy.open(client, ClientSettings.of(limit, Level.TUNED, SessionPolicy.SHARED), limit,
                CallbackPolicy.NOTHING);
    }

    @Override
    void run(Caller through, List<Exchange> exchanges) {
        if (limit == 1) {
            through.runOneByOne(exchanges);
        } else {
            InFlight.during(exchanges.stream().map(Exchange::timeline).toList(), () -> through.run(exchanges));
        }
    }

    private long nanos() {
        return (long) (injectedMillis * TimeUnit.MILLISECONDS.toNanos(1));
    }
}
