// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientDescription.Role;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;

/// The contract of the built-in clients that have a blocking and an asynchronous form.
/// Three classes divide the clients, so that they run in parallel.
@Order(1)
class ClientsOfBothFormsTest extends ClientContract {
    ClientsOfBothFormsTest() {
        super(Stream.of(Client.values()).filter(client -> client.role() != Role.NO_CALL)
                .filter(client -> client.hasBlockingForm() && client.hasAsyncForm()).toList());
    }
}
