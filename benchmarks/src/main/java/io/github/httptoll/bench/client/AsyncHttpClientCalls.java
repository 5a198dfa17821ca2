package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.BoundRequestBuilder;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.HttpResponseBodyPart;
import org.asynchttpclient.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/// AsyncHttpClient on Netty.
final class AsyncHttpClientCalls implements AsyncClient {
    private final ClientSettings settings;
    private final AsyncHttpClient client;

    AsyncHttpClientCalls(ClientSettings settings) {
        this.settings = settings;
        this.client = Dsl.asyncHttpClient(Dsl.config().setConnectTimeout(settings.connectTimeout())
                .setReadTimeout(settings.responseTimeout()).setRequestTimeout(settings.responseTimeout())
                .setMaxRequestRetry(0));
    }

    @Override
    public void start(Call call, Timeline timeline, Consumer<Outcome> whenDone) {
        BoundRequestBuilder request = client.prepareGet(call.uri().toString());
        if (!settings.keepAlive()) {
            request.setHeader(Headers.CONNECTION, Headers.CLOSE);
        }
        var _ = request.execute(new Handler(timeline, whenDone));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Counts the body, which is discarded, and stamps its ends.
    private static final class Handler implements AsyncHandler<Outcome> {
        private final Timeline timeline;
        private final Consumer<Outcome> whenDone;
        private int status;
        private @Nullable HttpHeaders headers;
        private long bytes;

        Handler(Timeline timeline, Consumer<Outcome> whenDone) {
            this.timeline = timeline;
            this.whenDone = whenDone;
        }

        @Override
        public State onStatusReceived(HttpResponseStatus responseStatus) {
            status = responseStatus.getStatusCode();
            return State.CONTINUE;
        }

        @Override
        public State onHeadersReceived(HttpHeaders responseHeaders) {
            timeline.headers();
            headers = responseHeaders;
            return State.CONTINUE;
        }

        @Override
        public State onBodyPartReceived(HttpResponseBodyPart part) {
            bytes += part.length();
            return State.CONTINUE;
        }

        @Override
        public void onThrowable(Throwable thrown) {
            whenDone.accept(Outcome.Failure.of(thrown));
        }

        @Override
        public Outcome onCompleted() {
            timeline.done();
            HttpHeaders head = Objects.requireNonNull(headers, "the head precedes the end");
            Outcome outcome = new Outcome.Reply(status, bytes, head.get(Headers.TOKEN), head.get(Headers.STAMPS));
            whenDone.accept(outcome);
            return outcome;
        }
    }
}
