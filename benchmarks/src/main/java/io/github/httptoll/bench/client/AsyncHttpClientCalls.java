package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.Future;
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
                .setMaxRequestRetry(0)
                .setHttpAdditionalChannelInitializer(channel -> channel.pipeline().addFirst(Written.STAMP)));
    }

    @Override
    public void start(Call call, Timeline timeline, Consumer<Outcome> whenDone) {
        var _ = execute(call, timeline, whenDone);
    }

    @Override
    public Runnable startCancellable(Call call, Timeline timeline, Consumer<Outcome> whenDone) {
        Future<Outcome> executed = execute(call, timeline, whenDone);
        return () -> executed.cancel(true);
    }

    private Future<Outcome> execute(Call call, Timeline timeline, Consumer<Outcome> whenDone) {
        BoundRequestBuilder request = client.prepareGet(call.uri().toString());
        if (!settings.keepAlive()) {
            request.setHeader(Headers.CONNECTION, Headers.CLOSE);
        }
        return request.execute(new Handler(timeline, whenDone));
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
        public void onTcpConnectAttempt(InetSocketAddress address) {
            timeline.connecting();
        }

        @Override
        public void onTcpConnectSuccess(InetSocketAddress address, Channel channel) {
            timeline.connected();
            leased(channel);
        }

        @Override
        public void onConnectionPooled(Channel channel) {
            leased(channel);
        }

        private void leased(Channel channel) {
            timeline.leased();
            channel.attr(Written.BY).set(timeline);
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

    /// Stands next to the socket on the event loop: the first bytes that pass are the encoded head of the request. The
    /// library's own `onRequestSend` will not do, it comes on the caller's thread before encoding and hop.
    @Sharable
    private static final class Written extends ChannelOutboundHandlerAdapter {
        static final AttributeKey<Timeline> BY = AttributeKey.valueOf("httptoll.timeline");
        static final Written STAMP = new Written();

        @Override
        public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
            Timeline timeline = context.channel().attr(BY).getAndSet(null);
            if (timeline != null) {
                timeline.written();
            }
            var _ = context.write(bytes, promise);
        }
    }
}
