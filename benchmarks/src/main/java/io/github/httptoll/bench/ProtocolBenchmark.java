// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import org.openjdk.jmh.annotations.Param;

/// What do TLS and HTTP/2 change?
///
/// Inside TLS a new connection costs a handshake, so the gap between the session policies is wider there. Over HTTP/2 all calls share
/// one connection: no call waits for a new one, and one thread decodes them all.
///
/// `java -jar benchmarks/target/benchmarks.jar Protocol -p client=JDK -p protocol=HTTP_1_1_TLS,H2`
public class ProtocolBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param("FUTURES")
    public String strategy;
    @Param("100")
    public int calls;
    @Param("100")
    public int limit;
    @Param({"0", "50"})
    public double delayMillis;
    @Param("SHARED")
    public SessionPolicy session;
    @Param
    public Protocol protocol;
}
