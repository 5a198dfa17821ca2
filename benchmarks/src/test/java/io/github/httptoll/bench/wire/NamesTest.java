// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Names that the JDK of this process looks up, and their dead addresses.
class NamesTest {

    @Test
    void aNameHasItsDeadAddressesFirst() throws UnknownHostException {
        assertEquals(List.of("127.0.0.2", "127.0.0.3", "127.0.0.1"),
                Stream.of(InetAddress.getAllByName(Names.name(1, 0, 2, true))).map(InetAddress::getHostAddress)
                        .toList());
        assertEquals("127.0.0.1", InetAddress.getByName(Names.name(2, 0, 0, true)).getHostAddress());
    }

    /// The JDK remembers for some seconds that a name is unknown, so only the first look-up is made here.
    @Test
    void aNameIsUnknownAtFirst() {
        assertThrows(UnknownHostException.class, () -> InetAddress.getAllByName(Names.name(3, 1, 0, true)));
    }

    @Test
    void aNameMayHaveDeadAddressesAlone() throws UnknownHostException {
        assertEquals(List.of("127.0.0.2"), Stream.of(InetAddress.getAllByName(Names.name(5, 0, 1, false)))
                .map(InetAddress::getHostAddress).toList());
    }

    @Test
    void aLookUpSaysHowOftenNothingWasFoundAndHowLongItTook() throws UnknownHostException {
        int before = Names.lookUps();
        Names.Found found = Names.look(Names.name(6, 2, 1, true));
        assertEquals(2, found.failures());
        assertEquals(2, found.addresses().size());
        assertTrue(found.millis() >= 6, found.toString());
        assertTrue(Names.lookUps() >= before + 3);
        assertThrows(UnknownHostException.class, () -> Names.look("localhost"));
    }

    @Test
    void noConnectionIsOpenedToADeadAddress() throws IOException {
        try (ServerSocket server = Ends.listen();
                DeadAddresses _ = new DeadAddresses(1, server.getLocalPort());
                Socket client = new Socket()) {
            InetAddress first = InetAddress.getAllByName(Names.name(4, 0, 1, true))[0];
            assertThrows(SocketTimeoutException.class,
                    () -> client.connect(new InetSocketAddress(first, server.getLocalPort()), 20));
            assertThrows(IOException.class, () -> new DeadAddresses(1, server.getLocalPort()),
                    "they are there already");
        }
    }
}
