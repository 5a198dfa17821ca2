// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// The settings of OkHttp.
final class OkHttpSettings {
    static final List<Setting> ALL = List.of(
            Setting.whole("maxRequests", 1, 10_000, "64", "most calls of `enqueue` at once; `execute` has no limit")
                    .changes(Part.CALLS),
            Setting.whole("maxRequestsPerHost", 1, 10_000, "5",
                    "most calls of `enqueue` at once to one host, over HTTP/2 too; `execute` has no limit")
                    .changes(Part.CALLS),
            Setting.whole("maxIdleConnections", 0, 10_000, "5", "idle connections that are kept").changes(Part.IDLE),
            Setting.millis("keepAliveDuration", 1, "300000", "how long an idle connection is kept")
                    .changes(Part.UNKNOWN),
            Setting.flag("retryOnConnectionFailure", true,
                    "whether a call whose connection broke is repeated; the suite: false"),
            Setting.flag("fastFallback", true, "whether further addresses are tried before the first one has failed"),
            Setting.millis("callTimeout", 0, "0",
                    "limit for the whole call, the wait for the dispatcher excluded; 0: none"),
            Setting.millis("pingInterval", 0, "0", "time between pings over HTTP/2; 0: none").overHttp2(),
            Setting.flag("tcpNoDelay", false, "whether Nagle's algorithm is off; set by a socket factory")
                    .changes(Part.UNKNOWN));
    private static final int MAX_REQUESTS = 64;
    private static final int MAX_REQUESTS_PER_HOST = 5;
    private static final int MAX_IDLE = 5;
    private static final int KEEP_ALIVE_MILLIS = 300_000;

    private OkHttpSettings() {}

    static void apply(ClientSettings settings, OkHttpClient.Builder builder) {
        OwnSettings own = settings.own();
        if (settings.tuned() || own.has("maxRequests", "maxRequestsPerHost")) {
            Dispatcher dispatcher = new Dispatcher();
            dispatcher
                    .setMaxRequests(own.whole("maxRequests", settings.tuned() ? settings.connections() : MAX_REQUESTS));
            dispatcher.setMaxRequestsPerHost(
                    own.whole("maxRequestsPerHost", settings.tuned() ? settings.connections() : MAX_REQUESTS_PER_HOST));
            builder.dispatcher(dispatcher);
        }
        if (settings.tuned() || own.has("maxIdleConnections", "keepAliveDuration")) {
            builder.connectionPool(
                    new ConnectionPool(
                            own.whole("maxIdleConnections", settings.tuned() ? settings.connections() : MAX_IDLE),
                            own.whole("keepAliveDuration", KEEP_ALIVE_MILLIS), TimeUnit.MILLISECONDS));
        }
        builder.retryOnConnectionFailure(own.flag("retryOnConnectionFailure", false));
        // No method reference, which would be looked up where it stands: OkHttp 4 has no such method.
        own.flag("fastFallback", value -> builder.fastFallback(value));
        own.millis("callTimeout", builder::callTimeout);
        own.millis("pingInterval", builder::pingInterval);
        own.flag("tcpNoDelay", on -> builder.socketFactory(new Sockets(on)));
    }

    /// Makes sockets without Nagle's algorithm, or with it. The library asks for one that is not connected.
    private static final class Sockets extends SocketFactory {
        private final boolean noDelay;

        Sockets(boolean noDelay) {
            this.noDelay = noDelay;
        }

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(noDelay);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw connected();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw connected();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw connected();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw connected();
        }

        private static UnsupportedOperationException connected() {
            return new UnsupportedOperationException("OkHttp connects by itself");
        }
    }
}
