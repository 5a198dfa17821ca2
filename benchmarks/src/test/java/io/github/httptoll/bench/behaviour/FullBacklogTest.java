// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A port lets no connection in once it is full.
@EnabledOnOs(OS.LINUX)
final class FullBacklogTest {
    private static final int MILLIS = 50;

    @Test
    void noConnectionIsLetIn() throws IOException {
        try (FullBacklog port = new FullBacklog()) {
            assertTrue(port.full());
            InetSocketAddress address = new InetSocketAddress(port.address().getHost(), port.address().getPort());
            for (int i = 0; i < 3; i++) {
                try (Socket late = new Socket()) {
                    assertThrows(SocketTimeoutException.class, () -> late.connect(address, MILLIS));
                }
            }
        }
    }
}
