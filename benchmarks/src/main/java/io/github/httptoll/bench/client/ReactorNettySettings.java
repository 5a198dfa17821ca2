// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import io.netty.channel.ChannelOption;
import java.util.List;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

final class ReactorNettySettings {
    static final List<Setting> ALL = List.of(
            Setting.whole("maxConnections", 1, 10_000, "500", "most connections to one host").changes(Part.CONNECTIONS),
            Setting.whole("pendingAcquireMaxCount", 1, 1_000_000, "2 × maxConnections",
                    "calls that may wait for a connection, others fail; the suite: any number"),
            Setting.millis("pendingAcquireTimeout", 1, "45000", "limit for waiting for a connection of the pool")
                    .changes(Part.LEASE),
            Setting.millis("maxIdleTime", 1, "none", "how long an idle connection is kept").changes(Part.UNKNOWN),
            Setting.millis("maxLifeTime", 1, "none", "how long a connection lives").changes(Part.UNKNOWN),
            Setting.word("leasingStrategy", List.of("FIFO", "LIFO"), "FIFO", "which idle connection is taken"),
            Setting.whole("ioWorkerCount", 1, 1_000, "one a core, at least 4", "event loops, on which callbacks run")
                    .changes(Part.CALLBACK_THREADS),
            Setting.flag("retry", true, "whether a call whose connection broke is repeated once; the suite: false"),
            Setting.word("resolver", List.of("NETTY", "JDK"), "NETTY", "what resolves a name; the suite: JDK")
                    .changes(Part.UNKNOWN),
            Setting.flag("tcpNoDelay", true, "whether Nagle's algorithm is off").changes(Part.UNKNOWN),
            Setting.whole("initialWindowSize", 1, Integer.MAX_VALUE, "65535",
                    "bytes of an answer before the server must wait")
                    .changes(Part.UNKNOWN).overHttp2());

    private ReactorNettySettings() {}

    static LoopResources loops(OwnSettings own) {
        return own.has("ioWorkerCount")
                ? LoopResources.create("reactor", own.whole("ioWorkerCount", 1), true)
                : LoopResources.create("reactor");
    }

    static ConnectionProvider.Builder apply(OwnSettings own, ConnectionProvider.Builder pool) {
        own.whole("maxConnections", pool::maxConnections);
        own.whole("pendingAcquireMaxCount", pool::pendingAcquireMaxCount);
        own.millis("pendingAcquireTimeout", pool::pendingAcquireTimeout);
        own.millis("maxIdleTime", pool::maxIdleTime);
        own.millis("maxLifeTime", pool::maxLifeTime);
        return own.text("leasingStrategy", "FIFO").equals("LIFO") ? pool.lifo() : pool.fifo();
    }

    static HttpClient apply(OwnSettings own, HttpClient client) {
        HttpClient with = client.disableRetry(!own.flag("retry", false));
        if (own.has("tcpNoDelay")) {
            with = with.option(ChannelOption.TCP_NODELAY, own.flag("tcpNoDelay", true));
        }
        return own.has("initialWindowSize")
                ? with.http2Settings(http2 -> http2.initialWindowSize(own.whole("initialWindowSize", 0)))
                : with;
    }
}
