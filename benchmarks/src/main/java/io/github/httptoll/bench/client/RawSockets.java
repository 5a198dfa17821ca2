// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// The blocking sockets of the raw clients.
final class RawSockets {
    private RawSockets() {}

    /// Opens one, and shows how on the time line.
    ///
    /// @param tls null: without
    static Socket open(URI uri, ClientSettings settings, @Nullable SSLSocketFactory tls, Stamps timeline)
            throws IOException {
        timeline.connecting();
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) settings.responseTimeout().toMillis());
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()),
                    (int) settings.connectTimeout().toMillis());
            if (tls != null) {
                timeline.securing();
                SSLSocket secure = (SSLSocket) tls.createSocket(socket, uri.getHost(), uri.getPort(), true);
                socket = secure;
                RawTls.shake(secure, settings);
                timeline.secured();
            }
            timeline.connected();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
