// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.client.impl.HttpContext;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/// A body that [VertxClient] does not send as one buffer at once. It stands in for the step in which WebClient sends a request
/// (`HttpContext.doSendRequest`), since that does not wait for the server's answer to `Expect`. The library flushes after each write, but
/// only once what is written while it reads (`VertxConnection.write`): so pieces without a pause may be one.
final class VertxBody {
    private final Call call;
    private final HttpClientRequest request;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean over;

    private VertxBody(Call call, HttpClientRequest request) {
        this.call = call;
        this.request = request;
    }

    /// Sends the request of a context whose step this is.
    static void send(Call call, HttpContext<?> context) {
        HttpClientRequest request = context.clientRequest();
        VertxBody body = new VertxBody(call, request);
        request.response().onComplete(answer -> {
            if (answer.succeeded()) {
                // The connection is free only when the request has ended, too.
                body.begin();
                context.receiveResponse(answer.result().pause());
            } else {
                var _ = context.fail(answer.cause());
            }
        });
        body.start();
    }

    private void start() {
        // Without a handler the library logs what ends a request that is not sent yet.
        request.exceptionHandler(_ -> over = true);
        if (call.form().knownLength()) {
            request.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(call.body().length()));
        } else {
            request.setChunked(true);
        }
        if (call.form().expectContinue()) {
            request.putHeader(HttpHeaders.EXPECT, HttpHeaders.CONTINUE);
            request.continueHandler(_ -> begin());
            var _ = request.sendHead();
        } else {
            begin();
        }
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            Pieces.hand(call, Runnable::run, this::take);
        }
    }

    private boolean take(ByteBuffer piece, boolean last) {
        if (over) {
            return false;
        }
        Buffer copy = Buffer.buffer(piece.remaining()).appendBytes(piece.array(), piece.arrayOffset(),
                piece.remaining());
        Future<Void> written = last ? request.end(copy) : request.write(copy);
        written.onFailure(_ -> over = true);
        return true;
    }
}
