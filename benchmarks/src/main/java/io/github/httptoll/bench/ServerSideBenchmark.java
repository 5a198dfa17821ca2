// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.workload.Endpoint;
import org.openjdk.jmh.annotations.Param;

/// What does a server that is written in that way do to calls that are made at once?
///
/// The client is the raw one, so that what differs is the server. On a timer, and on virtual threads, C calls take one round of
/// the delay; on k threads or slots ceil(C / k); what computes takes C times its work over the cores that may do it.
///
/// `java -jar benchmarks/target/benchmarks.jar ServerSide -p endpoint=DELAY,BLOCKING_5,VIRTUAL -p limit=1,20`
public class ServerSideBenchmark extends BatchBenchmark {
    @Param("RAW_NIO")
    public String client;
    @Param("FUTURES")
    public String strategy;
    @Param("20")
    public int calls;
    @Param("20")
    public int limit;
    @Param("50")
    public double delayMillis;
    @Param({"DELAY", "BLOCKING_5", "VIRTUAL", "PERMITS_5", "CPU_SELECTOR", "CPU_POOL", "CPU_VIRTUAL"})
    public Endpoint endpoint;
}
