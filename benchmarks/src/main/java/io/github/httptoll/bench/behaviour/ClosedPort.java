// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// A loopback port that is taken and on which nothing listens: each connection to it is refused. A port that was only closed may be
/// another process's a moment later, or the near end of the very connection that is tried.
public final class ClosedPort implements AutoCloseable {
    private final Socket bound = new Socket();

    /// Takes a free one.
    public ClosedPort() throws IOException {
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /// Its address, without a path.
    public URI url() {
        return URI.create("http://127.0.0.1:" + bound.getLocalPort());
    }

    /// Gives the port back.
    @Override
    public void close() throws IOException {
        bound.close();
    }
}
