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
    private static final int WARM_UP_BLOCKS = 3;
    private static final long BLOCK_NANOS = Duration.ofMillis(80).toNanos();
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
    /// @throws CannotPlace if the kernel refuses what it had offered
    public static List<WakeUpPrice> all() throws CannotPlace {
        List<Integer> cores = OwnCore.usable();
        List<WakeUpPrice> prices = new ArrayList<>();
        for (Threads threads : Threads.values()) {
            if (!cores.isEmpty()) {
                try {
                    OwnCore.pinProcess(cores.subList(0, 1));
                    prices.add(price(threads, Place.SAME_CORE, List.of()));
                } finally {
                    OwnCore.pinProcess(cores);
                }
            }
            prices.add(price(threads, Place.FREE, List.of()));
            prices.add(price(threads, Place.FREE_IDLE, List.of()));
        }
        if (cores.size() > 1) {
            List<Integer> two = List.of(cores.getFirst(), cores.getLast());
            requirePins(two, cores);
            prices.add(price(Threads.PLATFORM, Place.OTHER_CORE, two));
            prices.add(price(Threads.PLATFORM, Place.IDLE_CORE, two));
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

    /// The first blocks do not count: they load and compile.
    private static WakeUpPrice price(Threads threads, Place place, List<Integer> cores) {
        List<Double> micros = new ArrayList<>();
        long wakeUps = 0;
        for (int block = 0; block < WARM_UP_BLOCKS + BLOCKS; block++) {
            PingPong pair = block(threads, place, cores);
            if (block >= WARM_UP_BLOCKS) {
                micros.add(pair.micros());
                wakeUps += pair.count();
            }
        }
        return new WakeUpPrice(threads, place, wakeUps, micros);
    }

    private static PingPong block(Threads threads, Place place, List<Integer> cores) {
        PingPong pair = new PingPong(place == Place.IDLE_CORE || place == Place.FREE_IDLE ? PAUSE_NANOS : 0);
        PingPong.Side first = pair.side(true);
        PingPong.Side second = pair.side(false);
        Thread.Builder builder = threads == Threads.VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform();
        List<Thread> both = List.of(builder.start(() -> run(first, cores.isEmpty() ? List.of() : cores.subList(0, 1))),
                builder.start(() -> run(second, cores.isEmpty() ? List.of() : cores.subList(1, 2))));
        try {
            for (Thread thread : both) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while wake-ups are measured", e);
        }
        return pair;
    }

    private static void run(PingPong.Side side, List<Integer> core) {
        try {
            if (!core.isEmpty()) {
                OwnCore.pin(core.getFirst());
            }
        } catch (CannotPlace e) {
            throw new IllegalStateException(e);
        }
        side.run(BLOCK_NANOS);
    }
}
