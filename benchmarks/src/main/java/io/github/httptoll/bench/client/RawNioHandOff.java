// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Stamps;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// [RawNioClient] whose callbacks run on one thread of their own: the hop that most asynchronous clients make.
///
/// *Details:* all. *Hand-offs:* one, from the selector thread to the one thread that runs the callbacks.
final class RawNioHandOff implements AsyncClient {
    private final RawNioClient client;

    /// A callback that comes after the end runs where it is.
    private final ThreadPoolExecutor callbacks = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name(RawNioLoop.THREAD + "-hand-off").daemon().factory(),
            (callback, executor) -> callback.run());

    RawNioHandOff(ClientSettings settings) {
        this.client = new RawNioClient(settings);
    }

    @Override
    public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        client.start(call, timeline, outcome -> callbacks.execute(() -> whenDone.accept(outcome)));
    }

    @Override
    public void close() {
        client.close();
        callbacks.close();
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return RawRequest.FEATURES;
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("RAW_NIO_HAND_OFF", "raw NIO + hand-off")
                    .packages("io.github.httptoll.bench.client").role(ClientDescription.Role.STEP)
                    .async(Form.of(RawNioHandOff::new).handOffs(1).exposes(Detail.LEASE, Detail.CONNECT, Detail.WRITE))
                    .differences("the same with the hand-off of most libraries");
        }
    }
}
