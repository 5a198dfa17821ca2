// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.client.ClientSettings.SessionPolicy;
import org.openjdk.jmh.annotations.Param;

/// What does a client, or a connection, for each call cost?
///
/// `SHARED` is the control. `PER_REQUEST` opens a client for each call and closes it; `KEEP_ALIVE_OFF` shares the client but
/// opens a connection for each call. The gap to `SHARED` is threads, pools and selectors in the first, a handshake in both.
///
/// `java -jar benchmarks/target/benchmarks.jar Session -p client=JDK`
public class SessionBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param("VIRTUAL_THREADS")
    public String strategy;
    @Param("20")
    public int calls;
    @Param("10")
    public int limit;
    @Param({"0", "50"})
    public double delayMillis;
    @Param({"SHARED", "PER_REQUEST", "KEEP_ALIVE_OFF"})
    public SessionPolicy session;
}
