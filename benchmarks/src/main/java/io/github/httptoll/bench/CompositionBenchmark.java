// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import org.openjdk.jmh.annotations.Param;

/// What do the shortcuts cost by which blocking or asynchronous calls are put together?
///
/// The wrong ones are `COMMON_POOL` and `PARALLEL_STREAM`, whose threads are as few as cores whatever C is: ceil(N / threads)
/// rounds of the delay; and `AWAIT_EACH`, which is N rounds. The right ones, `VIRTUAL_THREADS`, `PLATFORM_POOL` and `FUTURES`, take
/// ceil(N / C). To notice it in one's own program, look at the threads' names in the callbacks, or at how many requests the
/// server holds at once.
///
/// `java -jar benchmarks/target/benchmarks.jar Composition -p strategy=COMMON_POOL,VIRTUAL_THREADS`
public class CompositionBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param({"COMMON_POOL", "PARALLEL_STREAM", "THREAD_PER_CALL", "VIRTUAL_THREADS"})
    public String strategy;
    @Param("20")
    public int calls;
    @Param("20")
    public int limit;
    @Param("20")
    public double delayMillis;
}
