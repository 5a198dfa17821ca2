// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The settings of Apache HttpClient 5 and its two forms.
final class ApacheSettings {
    private static final List<Setting> SHARED = List.of(
            Setting.whole("maxConnPerRoute", 1, 10_000, "5", "most connections to one host").changes(Part.CONNECTIONS)
                    .overHttp1(),
            Setting.whole("maxConnTotal", 1, 10_000, "25", "most connections").changes(Part.CONNECTIONS).overHttp1(),
            Setting.word("poolConcurrencyPolicy", List.of("STRICT", "LAX", "OFFLOCK"), "STRICT",
                    "how the pool is locked; LAX has no total limit").changes(Part.UNKNOWN).overHttp1(),
            Setting.millis("connectionRequestTimeout", 1, "180000", "limit for waiting for a connection of the pool")
                    .changes(Part.LEASE),
            Setting.millis("connectionKeepAlive", 1, "180000",
                    "how long an idle connection is kept where the server does not say")
                    .changes(Part.UNKNOWN).overHttp1(),
            Setting.millis("timeToLive", 1, "none", "how long a connection lives").changes(Part.UNKNOWN).overHttp1(),
            Setting.millis("validateAfterInactivity", 0, "2000",
                    "a connection that was idle for so long is checked before its use")
                    .changes(Part.UNKNOWN).overHttp1(),
            Setting.millis("evictIdleConnections", 1, "none", "a thread closes what was idle for so long")
                    .changes(Part.UNKNOWN),
            Setting.flag("automaticRetries", true,
                    "whether a call that may be repeated is repeated once, after a second; the suite: false"),
            Setting.flag("tcpNoDelay", true, "whether Nagle's algorithm is off").changes(Part.UNKNOWN));
    static final List<Setting> CLASSIC = SHARED;
    static final List<Setting> ASYNC = Stream.concat(SHARED.stream(), Stream.of(
            Setting.whole("ioThreadCount", 1, 1_000, "one a core", "threads of the I/O reactor, on which callbacks run")
                    .changes(Part.CALLBACK_THREADS),
            Setting.whole("initialWindowSize", 1, Integer.MAX_VALUE, "65535",
                    "bytes of an answer before the server must wait")
                    .changes(Part.UNKNOWN).overHttp2()))
            .toList();

    private ApacheSettings() {}

    static IOReactorConfig reactor(OwnSettings own) {
        IOReactorConfig.Builder builder = IOReactorConfig.custom();
        own.whole("ioThreadCount", builder::setIoThreadCount);
        own.flag("tcpNoDelay", builder::setTcpNoDelay);
        return builder.build();
    }

    static void apply(OwnSettings own, ConnectionConfig.Builder builder) {
        own.millis("timeToLive", value -> builder.setTimeToLive(TimeValue.of(value)));
        own.millis("validateAfterInactivity", value -> builder.setValidateAfterInactivity(TimeValue.of(value)));
    }

    static void apply(OwnSettings own, RequestConfig.Builder builder) {
        own.millis("connectionRequestTimeout", value -> builder.setConnectionRequestTimeout(Timeout.of(value)));
        own.millis("connectionKeepAlive", value -> builder.setConnectionKeepAlive(TimeValue.of(value)));
    }
}
