// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.other;

import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.Form;

/// Retrofit over OkHttp: `execute` and `enqueue`.
///
/// *Hand-offs:* none for `execute`, and the dispatcher's thread for `enqueue`, as without Retrofit.
public final class RetrofitOkHttp implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("RETROFIT", "Retrofit over OkHttp").over("OKHTTP")
                .packages("retrofit2", "okhttp3", "okio")
                .processThreads(OkHttpEngine.PROCESS_THREADS)
                .blocking(Form.of(RetrofitCalls::new).idle(OkHttpEngine.DEFAULT_LIMIT).handOffs(OkHttpEngine.HAND_OFFS))
                .async(Form.of(RetrofitCalls::new).idle(OkHttpEngine.DEFAULT_LIMIT).limit(OkHttpEngine.DEFAULT_LIMIT)
                        .boundsRequests().handOffs(OkHttpEngine.HAND_OFFS + 1).callbacks(cores -> Integer.MAX_VALUE));
    }
}
