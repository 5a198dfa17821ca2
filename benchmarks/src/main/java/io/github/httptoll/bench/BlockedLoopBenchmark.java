// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.strategy.CallbackPolicy;
import org.openjdk.jmh.annotations.Param;

/// What happens when the completion callback blocks the thread that brings the answers?
///
/// N calls, all in flight; each answer is then worked on for 10 ms without CPU or 2 ms with. The wrong places are those
/// `..._ON_CALLBACK`: work for N answers then runs on as many threads as the client has event loops, N · 10 ms / threads.
/// The right places take one sleep, or N · 2 ms / cores. To notice it in one's own program, look at the name of the thread
/// in the callback.
///
/// `java -jar benchmarks/target/benchmarks.jar BlockedLoop -p client=ASYNC_HTTP_CLIENT`
public class BlockedLoopBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param("FUTURES")
    public String strategy;
    @Param("50")
    public int calls;
    @Param("50")
    public int limit;
    @Param("50")
    public double delayMillis;
    @Param
    public CallbackPolicy callback;
}
