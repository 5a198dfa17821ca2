// SPDX-License-Identifier: Apache-2.0
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.rate.Levels;
import io.github.httptoll.bench.rate.OpenLoop;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.TrustedCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Windows of the raw exchange at a rate, as a study makes them, in a JVM with any flags. See pauses.py.
///
/// `<server> <calls per second> [collect]`: for each seed on standard input one window of a second, and a line of JSON with its begin and end
/// in ms of the wall clock, what the compiler worked meanwhile in ms, and the latencies from due in µs. With `collect` the heap is collected
/// when the calls are prepared, as a study does it.
public final class Windows {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private Windows() {}

    public static void main(String... args) throws IOException {
        Parameters cell = Parameters.of(Client.named("RAW_NIO"), Strategy.named("FUTURES"), 1, 100, 5);
        URI server = URI.create(args[0]);
        Rate rate = new Rate(Double.parseDouble(args[1]), false);
        boolean collects = args.length > 2;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            long number = 0;
            for (String seed = in.readLine(); seed != null; seed = in.readLine()) {
                Levels.seed(Long.parseLong(seed));
                System.out.println(window(caller, cell, server, rate, collects, number++));
            }
        }
    }

    private static String window(Caller caller, Parameters cell, URI server, Rate rate, boolean collects, long number) {
        OpenLoop loop = OpenLoop.of(rate, Arrivals.POISSON, WINDOW_NANOS);
        List<Exchange> calls = cell.workload(server).with(loop.calls()).batch(number).stream()
                .map(call -> new Exchange(call, cell.timeline())).toList();
        if (collects) {
            System.gc();
        }
        long compiled = compiledMillis();
        long from = System.currentTimeMillis();
        loop.run(caller, calls);
        long to = System.currentTimeMillis();
        long compiledMeanwhile = compiledMillis() - compiled;
        return "{\"from\": %d, \"to\": %d, \"compiled\": %d, \"micros\": [%s]}".formatted(from, to, compiledMeanwhile,
                loop.counted().stream().map(Windows::micros).collect(Collectors.joining(",")));
    }

    private static String micros(Exchange exchange) {
        if (exchange.outcome() instanceof Outcome.Reply) {
            return Long.toString(exchange.timeline().totalNanos() / 1_000);
        }
        throw new IllegalStateException(exchange.call() + " ended as " + exchange.outcome());
    }

    private static long compiledMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
