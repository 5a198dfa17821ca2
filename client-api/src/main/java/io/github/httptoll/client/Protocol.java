// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

/// What client and server speak.
public enum Protocol {
    /// HTTP/1.1 over TCP.
    HTTP_1_1(false, false),
    /// HTTP/1.1 inside TLS 1.3.
    HTTP_1_1_TLS(true, false),
    /// HTTP/2 inside TLS 1.3, agreed on in its handshake (ALPN).
    H2(true, true),
    /// HTTP/2 over TCP: the JDK's client asks for the upgrade with its first request, all others know beforehand. Where the answer
    /// to that request is longer than some ten KB and is not delayed, JDK 25 loses bytes of it now and then.
    H2C(false, true);

    private final boolean secure;
    private final boolean multiplexed;

    Protocol(boolean secure, boolean multiplexed) {
        this.secure = secure;
        this.multiplexed = multiplexed;
    }

    /// True inside TLS.
    public boolean secure() {
        return secure;
    }

    /// True where all calls to a server share one connection.
    public boolean multiplexed() {
        return multiplexed;
    }
}
