// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/// The request of the raw clients.
final class RawRequest {
    private RawRequest() {}

    /// The whole GET as it goes over the wire.
    static byte[] bytes(URI uri, boolean keepAlive) {
        String head = "GET " + uri.getRawPath() + '?' + uri.getRawQuery() + " HTTP/1.1\r\nHost: " + uri.getHost() + ':'
                + uri.getPort() + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }
}
