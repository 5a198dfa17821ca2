// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// No call at all: answers at once. What is left is the strategy's own cost.
///
/// *Hand-offs:* none when blocking; one in the asynchronous form, which answers from a thread of its own, as every client does.
final class NullTransport implements BlockingClient, AsyncClient {
    private final ExecutorService completer = Executors.newSingleThreadExecutor();

    NullTransport(ClientSettings settings) {}

    @Override
    public Outcome call(Call call, Stamps timeline) {
        long now = System.nanoTime();
        timeline.headers();
        timeline.done();
        return new Outcome.Reply(200, call.bytes(), call.token(), now + "," + now + "," + now);
    }

    @Override
    public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        Outcome outcome = call(call, timeline);
        completer.execute(() -> whenDone.accept(outcome));
    }

    @Override
    public void close() {
        completer.close();
    }

    public static final class Provider implements ClientProvider {
        @Override
        public ClientDescription describe() {
            return ClientDescription.of("NO_TRANSPORT", "no call").role(ClientDescription.Role.NO_CALL)
                    .blocking(Form.of(NullTransport::new))
                    .async(Form.of(NullTransport::new).handOffs(1));
        }
    }
}
