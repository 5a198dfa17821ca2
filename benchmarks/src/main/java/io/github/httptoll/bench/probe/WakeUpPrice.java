// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.placement.CannotPlace;
import io.github.httptoll.bench.placement.OwnCore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What it takes to wake a thread on this machine, by the kind of thread and by the place where it sleeps.
///
/// @param threads what wakes and is woken
/// @param wakeUps how many were timed
/// @param micros what one took on average, block by block
public record WakeUpPrice(Threads threads, Place place, long wakeUps, List<Double> micros) {
    private static final int BLOCKS = 5;
    /// Of each kind of threads, the first time: they load and compile.
    private static final int FIRST_BLOCKS = 3;
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    /// What wakes and is woken.
    public enum Threads {
        PLATFORM, VIRTUAL
    }

    /// Where the woken thread is.
    public enum Place {
        /// On the core of the thread that wakes it.
        SAME_CORE,
        /// On another core, which was busy a moment ago.
        OTHER_CORE,
        /// On another core, after a pause of 5 ms on both.
        IDLE_CORE,
        /// Wherever the kernel puts it.
        FREE,
        /// The same after a pause of 5 ms.
        FREE_IDLE
    }

    public WakeUpPrice {
        micros = List.copyOf(micros);
    }

    /// Measures every kind of thread in every place that it can be put to: a virtual thread has no core, so it is on the same one where the
    /// whole process is, or wherever the kernel puts its carrier.
    ///
    /// @param blockMillis length of a block
    /// @throws CannotPlace if the kernel refuses what it had offered
    public static List<WakeUpPrice> all(int blockMillis) throws CannotPlace {
        long nanos = Duration.ofMillis(blockMillis).toNanos();
        List<Integer> cores = OwnCore.usable();
        List<WakeUpPrice> prices = new ArrayList<>();
        for (Threads threads : Threads.values()) {
            for (int block = 1; block < FIRST_BLOCKS; block++) {
                block(threads, Place.FREE, List.of(), nanos);
            }
            if (!cores.isEmpty()) {
                try {
                    OwnCore.pinProcess(cores.subList(0, 1));
                    prices.add(price(threads, Place.SAME_CORE, List.of(), nanos));
                } finally {
                    OwnCore.pinProcess(cores);
                }
            }
            prices.add(price(threads, Place.FREE, List.of(), nanos));
            prices.add(price(threads, Place.FREE_IDLE, List.of(), nanos));
        }
        if (cores.size() > 1) {
            List<Integer> two = List.of(cores.getFirst(), cores.getLast());
            requirePins(two, cores);
            prices.add(price(Threads.PLATFORM, Place.OTHER_CORE, two, nanos));
            prices.add(price(Threads.PLATFORM, Place.IDLE_CORE, two, nanos));
        }
        return prices;
    }

    /// Tries the cores in this thread: of two threads, one that is refused its core would leave the other one waiting.
    private static void requirePins(List<Integer> tried, List<Integer> usable) throws CannotPlace {
        try {
            for (int core : tried) {
                OwnCore.pin(core);
            }
        } finally {
            OwnCore.pinProcess(usable);
        }
    }

    /// The first block does not count: what the place before it left is over then.
    private static WakeUpPrice price(Threads threads, Place place, List<Integer> cores, long nanos) {
        List<Double> micros = new ArrayList<>();
        long wakeUps = 0;
        block(threads, place, cores, nanos);
        for (int block = 0; block < BLOCKS; block++) {
            PingPong pair = block(threads, place, cores, nanos);
            micros.add(pair.micros());
            wakeUps += pair.count();
        }
        return new WakeUpPrice(threads, place, wakeUps, micros);
    }

    private static PingPong block(Threads threads, Place place, List<Integer> cores, long nanos) {
        PingPong pair = new PingPong(place == Place.IDLE_CORE || place == Place.FREE_IDLE ? PAUSE_NANOS : 0);
        PingPong.Side first = pair.side(true);
        PingPong.Side second = pair.side(false);
        Thread.Builder builder = threads == Threads.VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform();
        List<Thread> both = List.of(builder.start(() -> run(first, core(cores, 0), nanos)),
                builder.start(() -> run(second, core(cores, 1), nanos)));
        try {
            for (Thread thread : both) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while wake-ups are measured", e);
        }
        return pair;
    }

    private static List<Integer> core(List<Integer> cores, int side) {
        return cores.isEmpty() ? List.of() : cores.subList(side, side + 1);
    }

    private static void run(PingPong.Side side, List<Integer> core, long nanos) {
        try {
            if (!core.isEmpty()) {
                OwnCore.pin(core.getFirst());
            }
        } catch (CannotPlace e) {
            throw new IllegalStateException(e);
        }
        side.run(nanos);
    }
}
