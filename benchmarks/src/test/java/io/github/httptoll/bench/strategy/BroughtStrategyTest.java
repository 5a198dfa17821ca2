// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.client.BroughtLoader;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.OpenStrategy;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import io.github.httptoll.client.StrategyDescription.Limit;
import io.github.httptoll.client.StrategyDescription;
import io.github.httptoll.client.StrategyProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Strategies that do not come with the suite.
@Tag("slow")
class BroughtStrategyTest {
    @TempDir
    static Path directory;
    private static OwnJars jars;
    private static Path jar;

    @BeforeAll
    static void begin() throws IOException {
        jars = new OwnJars(directory);
        jar = jars.strategies("FOUND");
    }

    @Test
    void aStrategyIsFoundInItsJarAndHasItsVersionAndDigest() {
        Strategy pool = Strategy.named(jar + "!FOUND_POOL");
        assertSame(pool, Strategy.named("FOUND_POOL"));
        assertEquals("FOUND_POOL, a pool of FOUND", pool + ", " + pool.displayName());
        assertEquals(List.of("FOUND_POOL", "FOUND_TURNS"),
                Strategy.allNamed(jar.toString()).stream().map(Strategy::name).toList());
        Brought origin = pool.brought().orElseThrow();
        assertEquals(List.of(jar + "!FOUND_POOL", "com.example.Ways", "3.2.1"),
                List.of(origin.source(), origin.provider(), origin.version()));
        assertEquals(List.of("FOUND.jar"), origin.jars().stream().map(Brought.Jar::name).toList());
        assertTrue(Stream.of(Strategy.values()).noneMatch(pool::equals), "the suite's own stay what they are");
        assertTrue(Strategy.FUTURES.brought().isEmpty());
    }

    @Test
    void itsJarsAreNamedToTheJvmsThatMeasureItAndToNoOther() {
        Strategy pool = Strategy.named(jar + "!FOUND_POOL");
        String flag = "-Dhttptoll.brought.strategies=" + jar;
        assertEquals(List.of(flag), Parameters.of(Client.JDK, pool, 4, 2, 0).process().flags());
        assertEquals(List.of(), Parameters.of(Client.JDK, Strategy.FUTURES, 4, 2, 0).process().flags());
    }

    @Test
    void itDrivesClientsOfItsFormAndTakesNoArrivals() {
        Strategy pool = Strategy.named(jar + "!FOUND_POOL");
        Strategy turns = Strategy.named(jar + "!FOUND_TURNS");
        assertTrue(pool.drives(Client.RAW_SOCKET) && !turns.drives(Client.RAW_SOCKET));
        assertTrue(turns.drives(Client.RAW_NIO) && !pool.drives(Client.RAW_NIO));
        assertTrue(pool.isComposed() && !pool.takesArrivals() && !pool.isSequential());
    }

    @Test
    void itsDescriptionSaysWhatIsPredicted() {
        Strategy slots = described(Limit.SLOTS);
        assertTrue(slots.isPredictable() && !slots.isWindow());
        assertEquals(List.of(2, 3), List.of(slots.maxInFlight(2), slots.maxInFlight(100)));
        assertTrue(described(Limit.WINDOW).isWindow());
        assertFalse(Parameters.of(Client.JDK, described(Limit.UNKNOWN), 4, 2, 0).isPredictable());
    }

    private static Strategy described(Limit limit) {
        StrategyDescription description = StrategyDescription.blocking("OWN", "own", limit, most -> calls -> {})
                .atMost(3);
        return Strategy.of(new FoundStrategy(new Brought("x.jar!OWN", "P", null, List.of()), description,
                BroughtLoader.of("strategy", jar.toString(), jar.toString())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 500})
    void theyNeverExceedTheLimitAndEndEveryCall(int limit) {
        StrategyDescription pool = description("FOUND_POOL");
        StrategyDescription turns = description("FOUND_TURNS");
        Counting blocking = new Counting(null);
        try (Caller caller = BroughtCaller.of(pool.blocking().apply(limit), blocking, limit)) {
            CallerTest.run(caller, blocking, limit);
        }
        Counting async = new Counting(Executors.newFixedThreadPool(4));
        try (Caller caller = BroughtCaller.of(turns.async().apply(limit), async, limit)) {
            CallerTest.run(caller, async, limit);
        }
        if (limit == 1) {
            List<String> order = IntStream.range(0, 200).mapToObj(String::valueOf).toList();
            assertEquals(List.of(order, order), List.of(blocking.started, async.started));
        }
    }

    private static StrategyDescription description(String id) {
        BroughtLoader loader = BroughtLoader.of("strategy", jar.toString(), jar.toString());
        return loader.all(StrategyProvider.class).getFirst().strategies().stream()
                .filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aFailureIsAnOutcomeThatTheStrategySees() {
        List<Outcome> seen = new ArrayList<>();
        OpenStrategy<Supplier<Outcome>> blocking = calls -> calls.forEach(call -> seen.add(call.get()));
        OpenStrategy<Supplier<CompletableFuture<Outcome>>> async = calls -> calls
                .forEach(call -> seen.add(call.get().join()));
        for (Caller caller : List.of(BroughtCaller.of(blocking, new CallerTest.Throwing(), 1),
                BroughtCaller.of(async, new CallerTest.Throwing(), 1))) {
            seen.clear();
            List<Exchange> batch = CallerTest.batch(3);
            caller.run(batch);
            assertEquals(seen, batch.stream().map(Exchange::outcome).toList());
            seen.forEach(outcome -> assertEquals("java.lang.IllegalStateException: broken",
                    assertInstanceOf(Outcome.Failure.class, outcome).exception()));
        }
    }

    @Test
    void aCallTwiceOrBeyondTheLimitOrNeverIsAnError() {
        OpenStrategy<Supplier<Outcome>> twice = calls -> {
            calls.getFirst().get();
            calls.getFirst().get();
        };
        wrong("the strategy makes a call twice", BroughtCaller.of(twice, new Counting(null), 1));
        OpenStrategy<Supplier<Outcome>> never = calls -> calls.getFirst().get();
        wrong("the strategy returned before 2 of 3 calls had ended",
                BroughtCaller.of(never, new Counting(null), 1));
        OpenStrategy<Supplier<CompletableFuture<Outcome>>> beyond = calls -> calls.forEach(Supplier::get);
        wrong("more calls are in flight than the limit allows", BroughtCaller.of(beyond, new Silent(), 2));
    }

    private static void wrong(String why, Caller caller) {
        List<Exchange> batch = CallerTest.batch(3);
        assertEquals(why, assertThrows(IllegalStateException.class, () -> caller.run(batch)).getMessage());
    }

    /// Never calls back.
    private static final class Silent implements AsyncClient {
        @Override
        public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {}

        @Override
        public void close() {}
    }

    @Test
    void whatIsWrongWithAJarIsSaidInOneLine() throws IOException {
        refused("there is no such jar, nor a directory", directory.resolve("absent.jar") + "!FOUND_POOL");
        refused("it has no ABSENT; there are FOUND_POOL, FOUND_TURNS", jar + "!ABSENT");
        refused("it has 2 strategies: FOUND_POOL, FOUND_TURNS; choose one: " + jar + "!FOUND_POOL", jar.toString());
        refused("it has no META-INF/services/io.github.httptoll.client.StrategyProvider that names its provider",
                jars.template("NO_STRATEGY").toString());
        refused("its id FUTURES is that of a strategy of the suite: com.example.Own must have another",
                jar("suite.jar", described("FUTURES")));
        refused("its id FOUND_POOL is that of com.example.Ways in " + jar + ": com.example.Own must have another",
                jar("taken.jar", described("FOUND_POOL")));
        refused("its id is 'pool', expected ", jar("id.jar", described("pool")));
        refused("it has two strategies with the id SAME",
                jar("same.jar", described("SAME") + ", " + described("SAME")));
        refused("its provider describes no strategy", jar("none.jar", ""));
        refused("its provider describes nothing: java.lang.IllegalArgumentException: strategy X must make ",
                jar("neither.jar", "new StrategyDescription(\"X\", \"x\", Limit.SLOTS, 1, List.of(), "
                        + "null, null)"));
    }

    private static String described(String id) {
        return "StrategyDescription.blocking(\"" + id + "\", \"own\", Limit.SLOTS, limit -> null)";
    }

    private static String jar(String name, String descriptions) throws IOException {
        return jars.describing(name, descriptions).toString();
    }

    private static void refused(String why, String source) {
        String message = assertThrows(Brought.Unusable.class, () -> Strategy.named(source)).getMessage();
        assertTrue(message.startsWith("strategy '" + source + "': " + why), message);
        assertEquals(1, message.lines().count());
    }
}
