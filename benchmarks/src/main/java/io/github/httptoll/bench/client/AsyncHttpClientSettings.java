// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import java.util.List;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;

/// The settings of AsyncHttpClient.
final class AsyncHttpClientSettings {
    static final List<Setting> ALL = List.of(
            Setting.whole("maxConnectionsPerHost", 1, 10_000, "any number",
                    "most connections to one host; more calls fail, or wait on the calling thread until a connection is closed")
                    .changes(Part.CONNECTIONS),
            Setting.whole("maxConnections", 1, 10_000, "any number", "the same of all hosts").changes(Part.CONNECTIONS),
            Setting.millis("acquireFreeChannelTimeout", 0, "0",
                    "how long the calling thread waits until another connection is closed; one that becomes idle does not end the wait")
                    .changes(Part.LEASE),
            Setting.millis("pooledConnectionIdleTimeout", 1, "60000", "how long an idle connection is kept")
                    .changes(Part.UNKNOWN),
            Setting.millis("connectionTtl", 1, "none", "how long a connection lives").changes(Part.UNKNOWN),
            Setting.whole("maxRequestRetry", 0, 100, "5",
                    "how often a call whose connection broke is repeated; the suite: 0"),
            Setting.whole("ioThreadsCount", 1, 1_000, "one a core", "event loops, on which callbacks run")
                    .changes(Part.CALLBACK_THREADS),
            Setting.flag("tcpNoDelay", true, "whether Nagle's algorithm is off").changes(Part.UNKNOWN));

    private AsyncHttpClientSettings() {}

    static void apply(OwnSettings own, DefaultAsyncHttpClientConfig.Builder config) {
        own.whole("maxConnectionsPerHost", config::setMaxConnectionsPerHost);
        own.whole("maxConnections", config::setMaxConnections);
        own.whole("acquireFreeChannelTimeout", config::setAcquireFreeChannelTimeout);
        own.millis("pooledConnectionIdleTimeout", config::setPooledConnectionIdleTimeout);
        own.millis("connectionTtl", config::setConnectionTtl);
        config.setMaxRequestRetry(own.whole("maxRequestRetry", 0));
        own.whole("ioThreadsCount", config::setIoThreadsCount);
        own.flag("tcpNoDelay", config::setTcpNoDelay);
    }
}
