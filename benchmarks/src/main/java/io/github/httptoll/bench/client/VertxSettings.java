// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.List;

/// The settings of Vert.x' client.
final class VertxSettings {
    static final List<Setting> ALL = List.of(
            Setting.whole("http1MaxSize", 1, 10_000, "5", "most connections to one host").changes(Part.CONNECTIONS)
                    .overHttp1(),
            Setting.whole("http2MaxSize", 1, 10_000, "1", "most connections of HTTP/2 to one host")
                    .changes(Part.CARRIERS)
                    .overHttp2(),
            Setting.whole("http2MultiplexingLimit", 1, 10_000, "any number", "most calls at once on one connection")
                    .changes(Part.STREAMS).overHttp2(),
            Setting.whole("maxWaitQueueSize", 0, 1_000_000, "any number",
                    "calls that may wait for a connection, others fail"),
            Setting.whole("eventLoopSize", 1, 1_000, "the caller's loop",
                    "event loops of the pool's connections, on which callbacks run")
                    .changes(Part.UNKNOWN),
            Setting.whole("eventLoopPoolSize", 1, 1_000, "two a core",
                    "event loops; the calls of one thread use one of them"),
            Setting.whole("keepAliveTimeout", 1, 3_600, "60", "seconds that an idle connection is kept")
                    .changes(Part.UNKNOWN)
                    .overHttp1(),
            Setting.whole("http2KeepAliveTimeout", 1, 3_600, "60", "seconds that an idle connection is kept")
                    .changes(Part.UNKNOWN)
                    .overHttp2(),
            Setting.whole("idleTimeout", 0, 3_600, "0",
                    "seconds after which a silent connection is closed, in use or not; 0: never")
                    .changes(Part.UNKNOWN),
            Setting.flag("pipelining", false, "whether a connection takes further calls before its answer is there")
                    .changes(Part.UNKNOWN).overHttp1(),
            Setting.whole("pipeliningLimit", 1, 10_000, "10",
                    "calls at once on one connection, where they are pipelined")
                    .changes(Part.UNKNOWN).overHttp1(),
            Setting.flag("tcpNoDelay", true, "whether Nagle's algorithm is off").changes(Part.UNKNOWN),
            Setting.whole("initialWindowSize", 1, Integer.MAX_VALUE, "65535",
                    "bytes of an answer before the server must wait")
                    .changes(Part.UNKNOWN).overHttp2(),
            Setting.whole("http2ConnectionWindowSize", 65_535, Integer.MAX_VALUE, "65535",
                    "the same of all answers of a connection together").changes(Part.UNKNOWN).overHttp2());

    private VertxSettings() {}

    static VertxOptions apply(OwnSettings own, VertxOptions options) {
        own.whole("eventLoopPoolSize", options::setEventLoopPoolSize);
        return options;
    }

    static PoolOptions apply(OwnSettings own, PoolOptions sizes) {
        own.whole("http1MaxSize", sizes::setHttp1MaxSize);
        own.whole("http2MaxSize", sizes::setHttp2MaxSize);
        own.whole("maxWaitQueueSize", sizes::setMaxWaitQueueSize);
        own.whole("eventLoopSize", sizes::setEventLoopSize);
        return sizes;
    }

    static void apply(OwnSettings own, HttpClientOptions options) {
        own.whole("http2MultiplexingLimit", options::setHttp2MultiplexingLimit);
        own.whole("keepAliveTimeout", options::setKeepAliveTimeout);
        own.whole("http2KeepAliveTimeout", options::setHttp2KeepAliveTimeout);
        own.whole("idleTimeout", options::setIdleTimeout);
        own.flag("pipelining", options::setPipelining);
        own.whole("pipeliningLimit", options::setPipeliningLimit);
        own.flag("tcpNoDelay", options::setTcpNoDelay);
        own.whole("initialWindowSize", size -> options.getInitialSettings().setInitialWindowSize(size));
        own.whole("http2ConnectionWindowSize", options::setHttp2ConnectionWindowSize);
    }
}
