// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import io.github.httptoll.client.Stamps;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// Counts an answer that Armeria decodes, and stamps its end.
final class ArmeriaDecoded implements Subscriber<HttpObject> {
    private final CompletableFuture<Long> whole = new CompletableFuture<>();
    private final Stamps timeline;
    private long bytes;

    ArmeriaDecoded(Stamps timeline) {
        this.timeline = timeline;
    }

    /// Calls back when the answer is at its end, with the length of its body, or with why it cannot be decoded.
    void whenWhole(Use use) {
        var _ = whole.whenComplete((length, cause) -> use.accept(cause == null ? length : 0, cause));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(HttpObject part) {
        if (part instanceof HttpData data) {
            bytes += data.length();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        whole.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        timeline.done();
        whole.complete(bytes);
    }

    /// What is done with the length of a body, or with the cause of a failure.
    interface Use {
        void accept(long length, @Nullable Throwable cause);
    }
}
