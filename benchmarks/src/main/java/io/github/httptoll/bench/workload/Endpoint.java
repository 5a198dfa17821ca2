// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

/// What the fixture server does with a request's delay. All but the first are scenarios: servers as people write them.
public enum Endpoint {
    /// Waits on a timer and holds no thread.
    DELAY("/delay/%s?", Integer.MAX_VALUE),
    /// Sleeps on one of 5 threads.
    BLOCKING_5("/blocking/%s?threads=5&", 5),
    /// Sleeps on one of 50 threads.
    BLOCKING_50("/blocking/%s?threads=50&", 50),
    /// Sleeps on a virtual thread.
    VIRTUAL("/virtual/%s?", Integer.MAX_VALUE),
    /// Waits for one of 5 slots, then on a timer.
    PERMITS_5("/permits/5/%s?", 5),
    /// Asks its own server that waits on a timer, through one client for all requests.
    GATEWAY_SHARED("/gateway/%s?session=shared&style=async&", Integer.MAX_VALUE),
    /// The same, through a client for each request.
    GATEWAY_PER_REQUEST("/gateway/%s?session=per-request&style=async&", Integer.MAX_VALUE),
    /// Computes on the thread that reads requests.
    CPU_SELECTOR("/cpu/%s?on=selector&", 1),
    /// Computes on a thread pool.
    CPU_POOL("/cpu/%s?on=pool&", Integer.MAX_VALUE),
    /// Computes on a virtual thread.
    CPU_VIRTUAL("/cpu/%s?on=virtual&", Integer.MAX_VALUE);

    private final String path;
    private final int concurrency;

    Endpoint(String path, int concurrency) {
        this.path = path;
        this.concurrency = concurrency;
    }

    /// Most requests that it works on at once; the others wait in the server.
    public int concurrency() {
        return concurrency;
    }

    /// True where the server calls itself for each request, which it then sees twice.
    public boolean isGateway() {
        return this == GATEWAY_SHARED || this == GATEWAY_PER_REQUEST;
    }

    /// True where the delay is spent computing.
    public boolean computes() {
        return this == CPU_SELECTOR || this == CPU_POOL || this == CPU_VIRTUAL;
    }

    /// Longest delay that the server takes; what is longer it refuses.
    public double maxMillis() {
        return computes() ? 1_000 : 60_000;
    }

    /// Largest answer that the server gives; what is larger it refuses.
    public int maxBytes() {
        return isGateway() ? 64 * 1024 : 16 * 1024 * 1024;
    }

    /// Its address with that delay, up to where further parameters begin.
    String path(double delayMillis) {
        return path.formatted(delayMillis);
    }
}
