// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import io.github.httptoll.layers.Engine;
import io.github.httptoll.layers.Failures;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// Calls by Spring's WebClient, which gives the body as an array.
final class WebClientCalls implements BlockingClient, CancellableClient {
    private final Engine<HttpClient> engine;
    private final WebClient client;

    WebClientCalls(ClientSettings settings) {
        engine = ReactorEngine.open(settings);
        client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(engine.client()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .defaultStatusHandler(_ -> true, _ -> Mono.empty()).build();
    }

    private Mono<Outcome.Reply> make(Call call) {
        WebClient.RequestBodySpec request = client.method(call.body().exists() ? HttpMethod.POST : HttpMethod.GET)
                .uri(call.uri());
        if (call.body().exists()) {
            request.contentType(MediaType.APPLICATION_OCTET_STREAM).bodyValue(call.body().bytes());
        }
        return request.retrieve().toEntity(byte[].class).map(RestCalls::reply);
    }

    @Override
    public Outcome call(Call call, Stamps stamps) {
        try {
            Outcome.Reply reply = Objects.requireNonNull(make(call).block(), "each answer has an entity");
            stamps.headers();
            stamps.done();
            return reply;
        } catch (RuntimeException e) {
            return Failures.of(e, ReactorEngine.TIMEOUTS);
        }
    }

    @Override
    public Runnable startCancellable(Call call, Stamps stamps, Consumer<Outcome> whenDone) {
        return make(call).subscribeWith(new Answer(stamps, whenDone))::dispose;
    }

    @Override
    public void close() {
        engine.closing().run();
    }

    /// Calls back once, when the exchange is over.
    private static final class Answer extends BaseSubscriber<Outcome.Reply> {
        private final Stamps stamps;
        private final Consumer<Outcome> whenDone;
        private @Nullable Outcome outcome;

        Answer(Stamps stamps, Consumer<Outcome> whenDone) {
            this.stamps = stamps;
            this.whenDone = whenDone;
        }

        @Override
        protected void hookOnNext(Outcome.Reply value) {
            stamps.headers();
            stamps.done();
            outcome = value;
        }

        @Override
        protected void hookOnComplete() {
            whenDone.accept(outcome == null
                    ? new Outcome.Failure(Outcome.Kind.OTHER, "the exchange ended without an answer")
                    : outcome);
        }

        @Override
        protected void hookOnError(Throwable thrown) {
            whenDone.accept(Failures.of(thrown, ReactorEngine.TIMEOUTS));
        }

        @Override
        protected void hookOnCancel() {
            whenDone.accept(Outcome.Failure.of(new CancellationException("given up by the caller")));
        }
    }
}
