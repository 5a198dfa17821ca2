// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What readers of a run must know of a client, as its provider describes it. A key is missing where there is nothing to say.
///
/// @param id its name in cells and trials
/// @param name as people write it
/// @param library key of its version in `environment.json`; null: it is a part of the JDK, or ours
/// @param blockingSibling id of the client that makes blocking calls with the same library, which may be itself; null: there is none
/// @param blocking null: it has no blocking call
/// @param async null: it has no asynchronous call
/// @param packages what the names of its library's classes begin with
/// @param engine id of the client that makes its calls, where it is a layer above that; null: it makes them itself
/// @param brought where it was found that is not of the suite; null: it is
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedClient(String id, String name, ClientDescription.Role role, @Nullable String library,
        Set<Protocol> protocols, @Nullable String blockingSibling, @Nullable Form blocking, @Nullable Form async,
        List<String> packages, @Nullable String engine, @Nullable Brought brought) {
    /// A run that is taken up again has its brought clients before the cells that name them.
    ///
    /// @throws IllegalArgumentException if a brought client is not there any more, or its jars are others now
    public PlannedClient {
        if (brought != null) {
            brought.requireSame("client " + id, Client.named(brought.source()).brought().orElseThrow());
        }
    }

    /// One form of a client.
    ///
    /// @param handOffs threads that a warm request wakes in the process
    /// @param defaultLimit most requests to one host by default; null: no limit
    /// @param callbackThreads threads on which callbacks can run at once on this machine; null: one for each call, or no callbacks
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Form(int handOffs, @Nullable Integer defaultLimit, @Nullable Integer callbackThreads) {
        private static Form of(Client client, boolean blocking) {
            int threads = blocking
                    ? Integer.MAX_VALUE
                    : client.form(false).callbackThreads().applyAsInt(Runtime.getRuntime().availableProcessors());
            return new Form(client.form(blocking).handOffs(), bounded(client.form(blocking).limit()), bounded(threads));
        }

        private static @Nullable Integer bounded(int number) {
            return number == Integer.MAX_VALUE ? null : (Integer) number;
        }
    }

    /// All of the suite, in the order of their registration, and those that are asked for and not of it.
    static List<PlannedClient> all(Stream<Client> asked) {
        return Stream.concat(Stream.of(Client.values()),
                asked.filter(client -> client.brought().isPresent()).distinct())
                .map(PlannedClient::of).toList();
    }

    private static PlannedClient of(Client client) {
        return new PlannedClient(client.name(), client.displayName(), client.role(), client.library().orElse(null),
                client.protocols(), sibling(client).map(Client::name).orElse(null),
                client.hasBlockingForm() ? Form.of(client, true) : null,
                client.hasAsyncForm() ? Form.of(client, false) : null, client.description().packages(),
                client.description().engine().orElse(null), client.brought().orElse(null));
    }

    private static Optional<Client> sibling(Client client) {
        return client.hasBlockingForm()
                ? Optional.of(client)
                : client.library().flatMap(_ -> Stream.of(Client.values()).filter(Client::hasBlockingForm)
                        .filter(other -> other.library().equals(client.library())).findFirst());
    }
}
