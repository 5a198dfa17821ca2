// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import java.util.List;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The settings of Jetty's client.
final class JettySettings {
    static final List<Setting> ALL = List.of(
            Setting.whole("maxConnectionsPerDestination", 1, 10_000, "64", "most connections to one host")
                    .changes(Part.CONNECTIONS),
            Setting.whole("maxRequestsQueuedPerDestination", 0, 1_000_000, "1024",
                    "calls that may wait for a connection, others fail; the suite: 65536"),
            Setting.millis("idleTimeout", 1, "30000", "how long an idle connection is kept").changes(Part.UNKNOWN),
            Setting.whole("selectors", 1, 1_000, "1", "threads that select"),
            Setting.whole("maxThreads", 8, 10_000, "200", "threads of the pool, on which callbacks run")
                    .changes(Part.UNKNOWN),
            Setting.flag("tcpNoDelay", true, "whether Nagle's algorithm is off").changes(Part.UNKNOWN),
            Setting.whole("initialStreamRecvWindow", 1, Integer.MAX_VALUE, "8388608",
                    "bytes of an answer before the server must wait")
                    .changes(Part.UNKNOWN).overHttp2(),
            Setting.whole("initialSessionRecvWindow", 1, Integer.MAX_VALUE, "16777216",
                    "the same of all answers of a connection together").changes(Part.UNKNOWN).overHttp2());

    private JettySettings() {}

    /// What opens its connections.
    static ClientConnector connector(OwnSettings own) {
        ClientConnector connector = new ClientConnector();
        own.whole("selectors", connector::setSelectors);
        own.flag("tcpNoDelay", connector::setTCPNoDelay);
        return connector;
    }

    static void apply(OwnSettings own, HTTP2Client client) {
        own.whole("initialStreamRecvWindow", client::setInitialStreamRecvWindow);
        own.whole("initialSessionRecvWindow", client::setInitialSessionRecvWindow);
    }

    static void apply(OwnSettings own, HttpClient client) {
        own.whole("maxConnectionsPerDestination", client::setMaxConnectionsPerDestination);
        own.whole("maxRequestsQueuedPerDestination", client::setMaxRequestsQueuedPerDestination);
        own.millis("idleTimeout", value -> client.setIdleTimeout(value.toMillis()));
        own.whole("maxThreads", most -> client.setExecutor(new QueuedThreadPool(most)));
    }
}
