// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.timeline.Stamping;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import org.openjdk.jmh.annotations.Param;

/// What do calls like yours cost?
///
/// Every parameter that the other questions vary one by one. A study file compares two of its cells.
///
/// `java -jar benchmarks/target/benchmarks.jar Own -p client=OKHTTP -p strategy=FUTURES -p calls=200 -p delayMillis=30`
public class OwnBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param("VIRTUAL_THREADS")
    public String strategy;
    @Param("100")
    public int calls;
    @Param("10")
    public int limit;
    @Param("50")
    public double delayMillis;
    @Param("0")
    public int connections;
    @Param("DELAY")
    public Endpoint endpoint;
    @Param(NamedValues.USUAL)
    public String server;
    @Param(NamedValues.USUAL)
    public String wire;
    @Param("FIXED")
    public DelayPattern pattern;
    @Param("128")
    public int bytes;
    @Param("0")
    public int requestBytes;
    @Param(NamedValues.USUAL)
    public String request;
    @Param("TUNED")
    public LimitPolicy level;
    @Param("SHARED")
    public SessionPolicy session;
    @Param("HTTP_1_1")
    public Protocol protocol;
    @Param("NOTHING")
    public CallbackPolicy callback;
    @Param("0")
    public double callbackMillis;
    @Param("NONE")
    public String settings;
    @Param("SAME")
    public String jvm;
    @Param("ON")
    public Stamping stamps;
    @Param("FREE")
    public Placement placement;
    @Param("0")
    public String rate;
    @Param("POISSON")
    public Arrivals arrivals;
    @Param("1")
    public int part;
}
