// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import io.helidon.webclient.api.WebClientConfig;
import io.helidon.webclient.http2.Http2ClientProtocolConfig;
import java.util.List;

/// The settings of Helidon's client.
final class HelidonSettings {
    static final List<Setting> ALL = List.of(
            Setting.whole("connectionCacheSize", 1, 10_000, "256", "idle connections that are kept").changes(Part.IDLE)
                    .overHttp1(),
            Setting.flag("tcpNoDelay", false, "whether Nagle's algorithm is off").changes(Part.UNKNOWN),
            Setting.whole("initialWindowSize", 65_535, 16_777_215, "65535",
                    "bytes of an answer before the server must wait")
                    .changes(Part.UNKNOWN).overHttp2());

    private HelidonSettings() {}

    static Http2ClientProtocolConfig http2(OwnSettings own, Http2ClientProtocolConfig.Builder config) {
        own.whole("initialWindowSize", config::initialWindowSize);
        return config.build();
    }

    static void apply(OwnSettings own, WebClientConfig.Builder client) {
        own.whole("connectionCacheSize", client::connectionCacheSize);
        own.flag("tcpNoDelay", on -> client.socketOptions(options -> options.tcpNoDelay(on)));
    }
}
