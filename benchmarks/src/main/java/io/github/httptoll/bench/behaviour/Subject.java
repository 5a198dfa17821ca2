// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientSettings;
import java.util.Collection;
import java.util.List;

/// A client in one of its forms.
record Subject(Client client, boolean blocking) {

    /// Every form of these clients, in their order.
    static List<Subject> of(Collection<Client> clients) {
        return clients.stream()
                .flatMap(client -> client.forms().map(blocking -> new Subject(client, blocking))).toList();
    }

    String form() {
        return blocking ? "blocking" : "asynchronous";
    }

    OpenClient open(ClientSettings settings) {
        return blocking
                ? new OpenClient.Blocking(client.openBlocking(settings))
                : new OpenClient.Asynchronous(client.openAsync(settings));
    }
}
