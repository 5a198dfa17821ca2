// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.other;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Okio;

/// OkHttp with OpenTelemetry's library instrumentation: each call has a span and the header `traceparent`. No span is exported.
public final class TracedOkHttp implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("OKHTTP_TRACED", "OkHttp with OpenTelemetry").over("OKHTTP")
                .packages("okhttp3", "okio")
                .processThreads(OkHttpEngine.PROCESS_THREADS)
                .blocking(
                        Form.of(TracedOkHttp::open).idle(OkHttpEngine.DEFAULT_LIMIT).handOffs(OkHttpEngine.HAND_OFFS));
    }

    private static BlockingClient open(ClientSettings settings) {
        Engine<OkHttpClient> engine = OkHttpEngine.open(settings);
        OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder().setTracerProvider(SdkTracerProvider.builder().build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance())).build();
        Call.Factory calls = OkHttpTelemetry.create(telemetry).createCallFactory(engine.client());
        return new BlockingLayer(call -> make(calls, call, settings.keepAlive()), () -> {
            engine.closing().run();
            telemetry.close();
        });
    }

    private static Outcome.Reply make(Call.Factory calls, io.github.httptoll.client.Call call, boolean keepAlive)
            throws IOException {
        Request.Builder request = new Request.Builder().url(call.uri().toString());
        if (call.body().exists()) {
            request.post(RequestBody.create(call.body().bytes()));
        }
        if (!keepAlive) {
            request.header(Headers.CONNECTION, Headers.CLOSE);
        }
        try (Response response = calls.newCall(request.build()).execute()) {
            long bytes = response.body().source().readAll(Okio.blackhole());
            return new Outcome.Reply(response.code(), bytes, response.header(Headers.TOKEN),
                    response.header(Headers.STAMPS));
        }
    }
}
