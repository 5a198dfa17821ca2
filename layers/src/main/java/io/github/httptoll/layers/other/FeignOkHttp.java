// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.other;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import okhttp3.OkHttpClient;

/// OpenFeign over OkHttp. *Hand-offs:* none.
///
/// Feign has timeouts of its own. Where they differ from those of its engine, it makes another OkHttpClient for each call. So it does
/// at its defaults, as in a program that gives it no client.
public final class FeignOkHttp implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("FEIGN_OKHTTP", "Feign over OkHttp").over("OKHTTP")
                .packages("feign", "okhttp3", "okio")
                .processThreads(OkHttpEngine.PROCESS_THREADS)
                .blocking(Form.of(FeignOkHttp::open).idle(OkHttpEngine.DEFAULT_LIMIT).handOffs(OkHttpEngine.HAND_OFFS))
                .differences(
                        "at its defaults its timeouts are not those of OkHttp, so it makes a client for each call");
    }

    private static BlockingClient open(ClientSettings settings) {
        Engine<OkHttpClient> engine = settings.tuned()
                ? OkHttpEngine.open(settings)
                : OkHttpEngine.of(new OkHttpClient());
        FeignCalls.Service service = FeignCalls.over(new feign.okhttp.OkHttpClient(engine.client()), settings, true,
                !settings.keepAlive());
        return new BlockingLayer(call -> FeignCalls.make(service, call), engine.closing());
    }
}
