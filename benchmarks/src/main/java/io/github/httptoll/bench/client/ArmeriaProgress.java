// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import com.linecorp.armeria.client.ResponseTimeoutException;
import com.linecorp.armeria.client.UnprocessedRequestException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.common.logging.RequestLogListener;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// Follows one call of Armeria, by the log that the library keeps of it and by the answer, which it consumes and counts.
///
/// The call is over when both are at their end. Usually the event loop ends the answer, frees the connection and completes the log, in
/// this order. But where the caller's thread has not subscribed to the answer by the time it is there, the log is complete first, and the
/// connection is not free before the answer is consumed.
final class ArmeriaProgress implements RequestLogListener, Subscriber<HttpObject> {
    private static final Set<Class<? extends Throwable>> TIMEOUTS = Set.of(ConnectTimeoutException.class,
            ReadTimeoutException.class, ResponseTimeoutException.class);

    private final CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();
    private final Stamps timeline;
    private final boolean posts;
    private final Consumer<Outcome> whenDone;
    private long bytes;

    ArmeriaProgress(Stamps timeline, boolean posts, Consumer<Outcome> whenDone) {
        this.timeline = timeline;
        this.posts = posts;
        this.whenDone = whenDone;
    }

    @Override
    public void onEvent(RequestLogProperty property, RequestLog log) {
        switch (property) {
            case SESSION -> timeline.leased();
            case REQUEST_FIRST_BYTES_TRANSFERRED_TIME -> timeline.written();
            case REQUEST_END_TIME -> {
                if (posts) {
                    timeline.written();
                }
            }
            case RESPONSE_HEADERS -> timeline.headers();
            case ALL_COMPLETE -> whenOver(log, log.context().eventLoop());
            default -> {
            }
        }
    }

    /// An answer that ends later than the log ends in front of the connection: the loop's next task finds the connection free.
    private void whenOver(RequestLog log, Executor eventLoop) {
        BiConsumer<@Nullable Void, @Nullable Throwable> over = (_, cause) -> whenDone.accept(outcome(log, cause));
        var _ = answer.isDone() ? answer.whenComplete(over) : answer.whenCompleteAsync(over, eventLoop);
    }

    private Outcome outcome(RequestLog log, @Nullable Throwable undecoded) {
        Throwable cause = log.responseCause() == null ? undecoded : log.responseCause();
        if (cause != null) {
            return Outcome.Failure.of(unwrapped(cause), TIMEOUTS);
        }
        ResponseHeaders headers = log.responseHeaders();
        return new Outcome.Reply(headers.status().code(), bytes, headers.get(Headers.TOKEN),
                headers.get(Headers.STAMPS));
    }

    /// What went wrong, where the library wraps it because the request was not sent.
    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof UnprocessedRequestException && cause != null ? cause : thrown;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(HttpObject part) {
        if (part instanceof HttpData data) {
            bytes += data.length();
            data.close();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        answer.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        timeline.done();
        answer.complete(null);
    }
}
