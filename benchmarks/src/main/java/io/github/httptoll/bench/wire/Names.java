// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Resolves the names of this machine that take time, that are not known at first, or that have dead addresses before the one of the
/// server. All other names are the JDK's. Only clients that ask the JDK know these names.
///
/// A name says what becomes of it: `r500-f1-d2.httptoll.test` takes 500 ms, is unknown once in each JVM, and has two dead addresses. With
/// `d2x` it has no other ones.
public final class Names extends InetAddressResolverProvider {
    private static final Pattern NAME = Pattern.compile("r(\\d+)-f(\\d+)-d(\\d+)(x?)\\.httptoll\\.test");
    private static final byte[] SERVER = {127, 0, 0, 1};
    private static final int FIRST_DEAD = 2;
    private static final Map<String, AtomicInteger> FAILED = new ConcurrentHashMap<>();
    private static final AtomicInteger LOOK_UPS = new AtomicInteger();
    private static final double NANOS_PER_MILLI = 1e6;

    /// The name of a server of this machine.
    ///
    /// @param millis that each look-up takes
    /// @param failures first look-ups of a JVM that find nothing
    /// @param dead addresses that no connection can be opened to, before that of the server
    /// @param answers whether it has that of the server
    public static String name(int millis, int failures, int dead, boolean answers) {
        return "r" + millis + "-f" + failures + "-d" + dead + (answers ? "" : "x") + ".httptoll.test";
    }

    /// Look-ups of such names in this JVM so far, those that found nothing included. What the JDK remembers is none.
    public static int lookUps() {
        return LOOK_UPS.get();
    }

    /// What a look-up of a name finds, asked past the JDK's memory.
    ///
    /// @param failures look-ups that found nothing, before the one that found the addresses
    /// @param millis that this one took
    public record Found(int failures, double millis, List<InetAddress> addresses) {}

    /// Looks a name up until it is found.
    ///
    /// @throws UnknownHostException if it is none of these names
    public static Found look(String host) throws UnknownHostException {
        Matcher name = NAME.matcher(host);
        if (!name.matches()) {
            throw new UnknownHostException(host);
        }
        for (int failures = 0;; failures++) {
            long began = System.nanoTime();
            try {
                List<InetAddress> addresses = find(host, name).toList();
                return new Found(failures, (System.nanoTime() - began) / NANOS_PER_MILLI, addresses);
            } catch (UnknownHostException e) {
                if (failures > Integer.parseInt(name.group(2))) {
                    throw e;
                }
            }
        }
    }

    /// The dead addresses in their order.
    static Stream<byte[]> dead(int count) {
        return IntStream.range(0, count).mapToObj(i -> new byte[]{127, 0, 0, (byte) (FIRST_DEAD + i)});
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver own = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                Matcher name = NAME.matcher(host);
                return name.matches() ? find(host, name) : own.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return own.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "httptoll";
    }

    private static Stream<InetAddress> find(String host, Matcher name) throws UnknownHostException {
        LOOK_UPS.incrementAndGet();
        try {
            TimeUnit.MILLISECONDS.sleep(Integer.parseInt(name.group(1)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ": interrupted");
        }
        if (FAILED.computeIfAbsent(host, _ -> new AtomicInteger()).getAndIncrement() < Integer
                .parseInt(name.group(2))) {
            throw new UnknownHostException(host);
        }
        Stream.Builder<InetAddress> found = Stream.builder();
        for (byte[] address : Stream.concat(dead(Integer.parseInt(name.group(3))),
                name.group(4).isEmpty() ? Stream.of(SERVER) : Stream.empty()).toList()) {
            found.add(InetAddress.getByAddress(host, address));
        }
        return found.build();
    }
}
