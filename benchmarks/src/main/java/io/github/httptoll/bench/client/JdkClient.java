// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm.Answer;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `java.net.http`. Its blocking `send` is *sync over async*: other threads do the I/O and wake the caller. The
/// continuations of `sendAsync` run on the common pool, whose parallelism is 1 on a machine of two cores; the
/// client's executor does not change that. Before JDK 25 they ran on a new thread each, on one and two cores. It has no
/// connection limit.
///
/// *Details:* head and body, and which connection carried a call; it has no listener. *Hand-offs:* eleven for `send`. Five tasks go to pool
/// threads: two start subscriptions to write, of the exchange and of the idle connection; two hand on what was read, the
/// subscription and the bytes; one completes the body. Six wake the selector: the timer of the response timeout, the
/// subscriptions of the exchange, the answer, the wish to read on, and the subscriptions of the connection that goes back;
/// once it waits for the lock that its waker holds. A method trace of `execute` and `wakeup` shows them. Twelve for
/// `sendAsync`: it starts on a pool thread, and ends on the common pool; its floor has the selector's answer, too.
final class JdkClient implements BlockingClient, CancellableClient {
    static {
        // Read once, when the client's classes load; without it no request may ask for a closed connection.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private final ClientSettings settings;
    private final HttpClient client;
    private final Optional<ExecutorService> executor;

    JdkClient(ClientSettings settings) {
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(settings.connectTimeout())
                .version(settings.multiplexed() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        if (settings.secure()) {
            builder.sslContext(settings.trust().newContext());
        }
        executor = JdkSettings.executor(settings.own());
        executor.ifPresent(builder::executor);
        this.client = builder.build();
    }

    @Override
    public Outcome call(Call call, Stamps timeline) {
        try {
            return reply(client.send(request(call), info -> new Body(call, info, timeline)), timeline);
        } catch (IOException e) {
            return Outcome.Failure.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.Failure.of(e);
        }
    }

    @Override
    public Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        CompletableFuture<HttpResponse<Long>> sent = client.sendAsync(request(call),
                info -> new Body(call, info, timeline));
        var _ = sent.whenComplete((response, error) -> whenDone
                .accept(error == null ? reply(response, timeline) : Outcome.Failure.of(error)));
        return () -> sent.cancel(true);
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).timeout(settings.responseTimeout());
        request.method(call.method(), body(call)).expectContinue(call.form().expectContinue());
        call.form().headers().forEach(request::header);
        if (call.form().gzip()) {
            request.header(GzipBody.ACCEPTED, GzipBody.GZIP);
        }
        if (!settings.keepAlive()) {
            request.header(Headers.CONNECTION, Headers.CLOSE);
        }
        return request.build();
    }

    private static BodyPublisher body(Call call) {
        if (!call.body().exists()) {
            return BodyPublishers.noBody();
        }
        if (call.form().isPlainBody()) {
            return BodyPublishers.ofByteArray(call.body().bytes());
        }
        BodyPublisher pieces = BodyPublishers.ofInputStream(() -> Pieces.stream(call));
        return call.form().knownLength() ? BodyPublishers.fromPublisher(pieces, call.body().length()) : pieces;
    }

    /// The JDK counts its connections, those of all clients together, so no two of a process have one name.
    private static Outcome reply(HttpResponse<Long> response, Stamps timeline) {
        response.connectionLabel().ifPresent(timeline::carriedBy);
        HttpHeaders headers = response.headers();
        return new Outcome.Reply(response.statusCode(), response.body(),
                headers.firstValue(Headers.TOKEN).orElse(null), headers.firstValue(Headers.STAMPS).orElse(null));
    }

    @Override
    public void close() {
        client.close();
        executor.filter(threads -> threads != ForkJoinPool.commonPool()).ifPresent(ExecutorService::close);
    }

    /// Counts the body and stamps its ends; created when the headers are parsed. It decodes what the library hands on in gzip.
    private static final class Body implements BodySubscriber<Long> {
        private final CompletableFuture<Long> counted = new CompletableFuture<>();
        private final Stamps timeline;
        private final Answer use;
        private final @Nullable GzipBody encoded;
        private long bytes;

        Body(Call call, HttpResponse.ResponseInfo info, Stamps timeline) {
            this.timeline = timeline;
            this.use = call.form().answer();
            timeline.headers();
            this.encoded = call.form().gzip() && use == Answer.READ
                    && info.headers().firstValue(GzipBody.ENCODED).filter(GzipBody.GZIP::equals).isPresent()
                            ? new GzipBody()
                            : null;
        }

        @Override
        public CompletionStage<Long> getBody() {
            return counted;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            switch (use) {
                case READ -> subscription.request(Long.MAX_VALUE);
                case CLOSED -> {
                    subscription.cancel();
                    onComplete();
                }
                case LEFT -> onComplete();
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            if (encoded == null) {
                buffers.forEach(buffer -> bytes += buffer.remaining());
            } else {
                buffers.forEach(encoded::take);
            }
        }

        @Override
        public void onError(@Nullable Throwable thrown) {
            counted.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            try {
                bytes = encoded == null ? bytes : encoded.decodedBytes();
            } catch (IOException e) {
                counted.completeExceptionally(e);
                return;
            }
            timeline.done();
            counted.complete(bytes);
        }
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.allOf(Feature.class);
        }

        @Override
        public ClientDescription describe() {
            // It comes from HTTP/1.1 to H2C by an upgrade, and a server grants that only to a request without a body.
            return ClientDescription.of("JDK", "JDK").packages("jdk.internal.net.http", "java.net.http").speaksAll()
                    .withoutBodies(Protocol.H2C)
                    .blocking(Form.of(JdkClient::new).handOffs(11))
                    .async(Form.of(JdkClient::new).handOffs(12).callbacks(cores -> Math.max(1, cores - 1)))
                    .differences("no limit to set; `send` is the asynchronous implementation with a caller that waits");
        }

        @Override
        public List<Setting> settings() {
            return JdkSettings.ALL;
        }
    }
}
