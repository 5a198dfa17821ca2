// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ClosedPortTest {
    @Test
    void itRefusesAndCannotBecomeAnothersMeanwhile() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ClosedPort closed = new ClosedPort()) {
            int port = closed.url().getPort();
            assertThrows(ConnectException.class, () -> new Socket(loopback, port).close());
            assertThrows(BindException.class, () -> new ServerSocket(port, 1, loopback).close());
        }
    }
}
