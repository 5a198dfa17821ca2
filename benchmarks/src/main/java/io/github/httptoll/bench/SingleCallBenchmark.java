// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/// What does one call cost, warm and with nothing else running?
///
/// N calls one after the other. The raw socket is the floor: what a client takes above it is the client's own.
///
/// `java -jar benchmarks/target/benchmarks.jar SingleCall -p client=RAW_SOCKET,JDK,OKHTTP`
public class SingleCallBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param({"SEQUENTIAL", "AWAIT_EACH", "AWAIT_EACH_POOLED"})
    public String strategy;
    @Param("10")
    public int calls;
    @Param({"0", "50"})
    public double delayMillis;
    @Param("FREE")
    public Placement placement;

    @Override
    void run(Caller through, List<Exchange> exchanges) {
        through.runOneByOne(exchanges);
    }
}
