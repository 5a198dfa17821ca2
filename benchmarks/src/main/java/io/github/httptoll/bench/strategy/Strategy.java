// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/// Who waits for the answers, and on what.
public final class Strategy {
    private static final Map<String, Strategy> SUITE = new LinkedHashMap<>();

    /// The caller makes one blocking call after the other; its limit is 1 by nature.
    public static final Strategy SEQUENTIAL = blocking("SEQUENTIAL",
            (client, with) -> new BlockingCaller(client, Runnable::run, with.limit()), Trait.ONE_AT_A_TIME);
    /// A fixed pool of C platform threads makes blocking calls.
    public static final Strategy PLATFORM_POOL = blocking("PLATFORM_POOL",
            (client, with) -> new BlockingCaller(client, CallerThreads.pool(with.limit()), with.limit()), Trait.SIZED,
            Trait.ARRIVALS);
    /// One virtual thread per call makes a blocking call when it has one of C permits.
    public static final Strategy VIRTUAL_THREADS = blocking("VIRTUAL_THREADS",
            (client, with) -> new BlockingCaller(client, Executors.newVirtualThreadPerTaskExecutor(), with.limit(),
                    VirtualQueue::look),
            Trait.SIZED, Trait.ARRIVALS);
    /// One platform thread per call, started for it, makes a blocking call when it has one of C permits.
    public static final Strategy THREAD_PER_CALL = blocking("THREAD_PER_CALL",
            (client, with) -> new BlockingCaller(client,
                    Executors.newThreadPerTaskExecutor(CallerThreads.factory()), with.limit()),
            Trait.ARRIVALS);
    /// `CompletableFuture.supplyAsync` without an executor: blocking calls on the common pool, which has one thread less than the
    /// machine has cores, whatever C is. Before JDK 25 it starts a thread for each call on one and two cores.
    public static final Strategy COMMON_POOL = bounded("COMMON_POOL", () -> ForkJoinPool.commonPool().getParallelism(),
            (client, with) -> new BlockingCaller(client, ForkJoinPool.commonPool(), with.limit()), Trait.ARRIVALS);
    /// `parallelStream()`: blocking calls on the common pool and the caller's own thread.
    public static final Strategy PARALLEL_STREAM = bounded("PARALLEL_STREAM",
            () -> ForkJoinPool.commonPool().getParallelism() + 1,
            (client, with) -> new ParallelStreamCaller(client, with.limit()));
    /// `Gatherers.mapConcurrent`: a stream makes blocking calls on virtual threads and takes their results in order. C is a window: calls
    /// in flight, and results not yet taken.
    public static final Strategy MAP_CONCURRENT = blocking("MAP_CONCURRENT",
            (client, with) -> new MapConcurrentCaller(client, with.limit()), Trait.COMPOSED, Trait.WINDOW);
    /// A `StructuredTaskScope`, which has no limit: one virtual thread per call makes a blocking call when it has one of C permits.
    public static final Strategy STRUCTURED = blocking("STRUCTURED",
            (client, with) -> new StructuredCaller(client, with.limit()), Trait.COMPOSED);
    /// Reactor's `Schedulers.boundedElastic()`, for blocking calls of reactive code: each makes its call when it has one of C permits. It
    /// has ten threads for each core, or as many as [#ELASTIC_SIZE] says.
    public static final Strategy BOUNDED_ELASTIC = blocking("BOUNDED_ELASTIC",
            (client, with) -> new BlockingCaller(client, Schedulers.boundedElastic()::schedule, with.limit()),
            Trait.COMPOSED);
    /// Completion callbacks; the caller joins all futures once.
    public static final Strategy FUTURES = async("FUTURES",
            (client, with) -> new FuturesCaller(client, with.callbacks(), with.limit()), Trait.SIZED, Trait.ARRIVALS);
    /// Asynchronous calls, each joined before the next is started; its limit is 1 by nature.
    public static final Strategy AWAIT_EACH = async("AWAIT_EACH",
            (client, with) -> new AwaitEachCaller(client, Runnable::run), Trait.ONE_AT_A_TIME);
    /// The same, and each completion reaches the caller by way of a pool's thread, as where callbacks are kept off the thread that
    /// brings the answer.
    public static final Strategy AWAIT_EACH_POOLED = async("AWAIT_EACH_POOLED",
            (client, with) -> new AwaitEachCaller(client, CallerThreads.pool(1)), Trait.ONE_AT_A_TIME);
    /// Reactor's `flatMap` over futures, with concurrency C.
    public static final Strategy REACTOR_FLAT_MAP = async("REACTOR_FLAT_MAP",
            (client, with) -> new FlatMapCaller(client, with.limit(), FlatMapCaller::reactor), Trait.COMPOSED);
    /// RxJava's `flatMapSingle` over futures, with at most C at once.
    public static final Strategy RXJAVA_FLAT_MAP = async("RXJAVA_FLAT_MAP",
            (client, with) -> new FlatMapCaller(client, with.limit(), FlatMapCaller::rxJava), Trait.COMPOSED);

    /// The system property that says how many threads `boundedElastic()` has in a JVM.
    public static final String ELASTIC_SIZE = "reactor.schedulers.defaultBoundedElasticSize";

    private final String name;
    private final boolean blocking;
    private final IntSupplier most;
    private final Set<Trait> traits;
    private final Opening.Over<Client> opener;
    private final @Nullable FoundStrategy brought;

    private Strategy(String name, boolean blocking, IntSupplier most, Set<Trait> traits, Opening.Over<Client> opener,
            @Nullable FoundStrategy brought) {
        this.name = name;
        this.blocking = blocking;
        this.most = most;
        this.traits = Set.copyOf(traits);
        this.opener = opener;
        this.brought = brought;
    }

    private static Strategy blocking(String name, Opening.Over<BlockingClient> opener, Trait... traits) {
        return bounded(name, () -> Integer.MAX_VALUE, opener, traits);
    }

    /// @param most calls in flight, whatever the limit
    private static Strategy bounded(String name, IntSupplier most, Opening.Over<BlockingClient> opener,
            Trait... traits) {
        return suite(new Strategy(name, true, most, Set.of(traits),
                (client, with) -> opener.open(client.openBlocking(with.settings()), with), null));
    }

    private static Strategy async(String name, Opening.Over<AsyncClient> opener, Trait... traits) {
        return suite(new Strategy(name, false, () -> Integer.MAX_VALUE, Set.of(traits),
                (client, with) -> opener.open(client.openAsync(with.settings()), with), null));
    }

    private static Strategy suite(Strategy strategy) {
        SUITE.put(strategy.name, strategy);
        return strategy;
    }

    /// A strategy that is not of the suite.
    static Strategy of(FoundStrategy found) {
        return new Strategy(found.description().id(), found.description().blocking() != null,
                () -> found.description().most(), found.traits(), found::open, found);
    }

    /// Those of the suite, in their order above.
    public static Strategy[] values() {
        return SUITE.values().toArray(Strategy[]::new);
    }

    /// The strategy with that id, or the one in those jars, which its id stands for from then on.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those that there are
    /// @throws Brought.Unusable if it names jars, and there is no strategy to be had from them
    @JsonCreator
    public static Strategy named(String id) {
        Strategy own = SUITE.get(id);
        return own != null
                ? own
                : BroughtStrategies.named(id).orElseThrow(() -> new IllegalArgumentException(
                        "there is no strategy '" + id + "'; there are " + String.join(", ", SUITE.keySet())));
    }

    /// The strategies that a word of a command line stands for: one, or all of its jars.
    ///
    /// @throws IllegalArgumentException as [#named]
    public static List<Strategy> allNamed(String word) {
        return BroughtStrategies.isPlace(word) ? BroughtStrategies.all(word) : List.of(named(word));
    }

    /// Those that this process has from elsewhere.
    public static List<Strategy> allBrought() {
        return BroughtStrategies.known();
    }

    /// Its id, which is its word in every file.
    @JsonValue
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }

    /// As people write it; of the suite's, the id.
    public String displayName() {
        return brought == null ? name : brought.description().displayName();
    }

    /// Where it came from; empty for the suite's own.
    public Optional<Brought> brought() {
        return Optional.ofNullable(brought).map(FoundStrategy::origin);
    }

    /// The flags of a JVM that is to know a brought strategy: its jars are loaded in such JVMs alone.
    public List<String> broughtBy() {
        return brought().map(BroughtStrategies::flags).orElse(List.of());
    }

    /// Names, as regular expressions, of threads that its library has once in a process; none for the suite's own.
    public List<String> processThreads() {
        return brought == null ? List.of() : brought.description().processThreads();
    }

    /// True where this way of waiting can drive that client. Combinations for which it is false do not exist.
    public boolean drives(Client client) {
        return blocking ? client.hasBlockingForm() : client.hasAsyncForm();
    }

    /// True where a thread waits for each call.
    public boolean blocking() {
        return blocking;
    }

    /// True for the ways that people choose for many calls on purpose; the others are what they get when they choose none.
    public boolean isSized() {
        return traits.contains(Trait.SIZED);
    }

    /// True where a library, the JDK's own one, or what was brought runs the batch. These call a client as virtual threads or futures do.
    public boolean isComposed() {
        return traits.contains(Trait.COMPOSED);
    }

    /// True where a call that has ended keeps its place under the limit until the results of all calls before it are taken.
    public boolean isWindow() {
        return traits.contains(Trait.WINDOW);
    }

    /// False where parameters do not tell when a call has its place.
    public boolean isPredictable() {
        return !traits.contains(Trait.UNPREDICTED);
    }

    /// Most calls that can be in flight under a limit: this machine may allow fewer. A client whose blocking call waits for a future,
    /// as the JDK's does, gets more from the common pool, which makes up for a thread that waits so.
    public int maxInFlight(int limit) {
        return Math.min(limit, most.getAsInt());
    }

    /// True where it takes a call at any time, whatever became of those before it: those that have a caller who waits do not.
    public boolean takesArrivals() {
        return traits.contains(Trait.ARRIVALS);
    }

    /// True where only one call can be in flight.
    public boolean isSequential() {
        return traits.contains(Trait.ONE_AT_A_TIME);
    }

    /// True where the caller joins each asynchronous call before it starts the next.
    public boolean joinsEach() {
        return isSequential() && !blocking;
    }

    /// Opens a client and this way of waiting for it.
    ///
    /// @param limit C; sequential strategies take only 1
    /// @param callback what happens with an answer; all but [#FUTURES] take only [CallbackPolicy#NOTHING]
    /// @throws IllegalArgumentException if the combination does not exist
    public Caller open(Client client, ClientSettings settings, int limit, CallbackPolicy callback) {
        return open(client, settings, limit, callback, 0);
    }

    /// The same with another length of the callback's work.
    ///
    /// @param callbackMillis 0: as long as the policy has it
    /// @throws IllegalArgumentException as the other
    public Caller open(Client client, ClientSettings settings, int limit, CallbackPolicy callback,
            double callbackMillis) {
        if (!drives(client)) {
            throw new IllegalArgumentException(client + " has no " + (blocking ? "blocking" : "asynchronous")
                    + " call, so strategy " + this + " cannot drive it");
        }
        if (isSequential() && limit != 1) {
            throw new IllegalArgumentException(this + " has limit 1 by nature, not " + limit);
        }
        if (this != FUTURES && callback != CallbackPolicy.NOTHING) {
            throw new IllegalArgumentException(this + " has no completion callback, so it cannot have " + callback);
        }
        return opener.open(client, new Opening(settings, limit, callback, callbackMillis));
    }
}
