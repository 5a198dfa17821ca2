// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.timeline.InFlightSampler;
import io.github.httptoll.bench.timeline.Injection;
import io.github.httptoll.bench.wire.Relay;
import io.github.httptoll.bench.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Param("APACHE_CLASSIC")
    public String client;
    @Param("PLATFORM_POOL")
    public String strategy;
    @Param("10")
    public int calls;
    @Param("1")
    public int limit;
    @Param("5")
    public double delayMillis;
    @Param
    public Injection.Place place;
    @Param("1")
    public double injectedMillis;

    @Override
    URI target(URI serverUrl) throws IOException {
        long nanos = Parameters.nanos(injectedMillis);
        long out = place == Injection.Place.WIRE_OUT ? nanos : 0;
        long back = place == Injection.Place.WIRE_BACK ? nanos : 0;
        return relay().route(serverUrl, new Wire(out, back, 0));
    }

    private static synchronized Relay relay() throws IOException {
        if (relay == null) {
            relay = Relay.start();
        }
        return relay;
    }

    @Override
    void run(Caller through, List<Exchange> exchanges) {
        if (limit == 1) {
            through.runOneByOne(exchanges);
        } else {
            InFlightSampler.around(exchanges.stream().map(Exchange::timeline).toList(), () -> through.run(exchanges));
        }
    }
}
