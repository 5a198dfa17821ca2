// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;

/// A body that [ReactorNettyClient] does not send as one buffer at once. It goes through the library's `send` with a flush after each
/// buffer, as its `send` without that makes one buffer of the body of a DELETE.
final class ReactorNettyBody {
    private ReactorNettyBody() {}

    /// @param patience limit for the server's answer to `Expect`; the library's own begins when the request is sent
    static Publisher<Void> send(Call call, Duration patience, HttpClientRequest request, NettyOutbound outbound) {
        if (call.form().knownLength()) {
            request.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(call.body().length()));
        } else {
            request.header(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        if (!call.form().expectContinue()) {
            return outbound.send(pieces(call), _ -> true);
        }
        request.header(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE);
        Asked asked = new Asked();
        outbound.withConnection(connection -> connection.addHandlerLast("httptoll.asked", asked));
        return outbound.then(asked.wanted.asMono().timeout(patience)).send(pieces(call), _ -> true);
    }

    private static Flux<ByteBuf> pieces(Call call) {
        return Flux.create(sink -> Pieces.hand(call, Runnable::run, (piece, last) -> {
            if (sink.isCancelled()) {
                return false;
            }
            sink.next(Unpooled.wrappedBuffer(piece));
            if (last) {
                sink.complete();
            }
            return true;
        }));
    }

    /// Sees the server's 100, over which the library reads (`HttpClientOperations.onInboundNext`): by itself it sends the body at once. The
    /// library takes it out of the connection when the exchange is over.
    private static final class Asked extends ChannelInboundHandlerAdapter {
        private final Sinks.Empty<Void> wanted = Sinks.empty();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            boolean wants = message instanceof HttpResponse answer
                    && answer.status().equals(HttpResponseStatus.CONTINUE);
            context.fireChannelRead(message);
            if (wants) {
                var _ = wanted.tryEmitEmpty();
            }
        }
    }
}
