// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.other;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import io.github.httptoll.layers.Engine;
import io.github.httptoll.layers.Failures;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Url;

/// Calls by Retrofit, which gives the body in memory.
final class RetrofitCalls implements BlockingClient, CancellableClient {
    /// What a program declares; a header that is null is left out.
    interface Service {
        @GET
        Call<ResponseBody> get(@Url String url, @Header(Headers.CONNECTION) @Nullable String connection);

        @POST
        Call<ResponseBody> post(@Url String url, @Header(Headers.CONNECTION) @Nullable String connection,
                @Body RequestBody body);
    }

    private final Engine<OkHttpClient> engine;
    private final Service service;
    private final @Nullable String connection;

    RetrofitCalls(ClientSettings settings) {
        engine = OkHttpEngine.open(settings);
        service = new Retrofit.Builder().baseUrl("http://localhost/").client(engine.client()).build()
                .create(Service.class);
        connection = settings.keepAlive() ? null : Headers.CLOSE;
    }

    private Call<ResponseBody> prepared(io.github.httptoll.client.Call call) {
        String url = call.uri().toString();
        return call.body().exists()
                ? service.post(url, connection, RequestBody.create(call.body().bytes()))
                : service.get(url, connection);
    }

    @Override
    public Outcome call(io.github.httptoll.client.Call call, Stamps stamps) {
        try {
            return reply(prepared(call).execute(), stamps);
        } catch (IOException e) {
            return Failures.of(e, Set.of());
        }
    }

    @Override
    public Runnable startCancellable(io.github.httptoll.client.Call call, Stamps stamps, Consumer<Outcome> whenDone) {
        Call<ResponseBody> started = prepared(call);
        started.enqueue(new Callback<>() {
            @Override
            public void onResponse(Call<ResponseBody> answered, Response<ResponseBody> response) {
                whenDone.accept(orFailure(response, stamps));
            }

            @Override
            public void onFailure(Call<ResponseBody> failed, Throwable thrown) {
                whenDone.accept(Failures.of(thrown, Set.of()));
            }
        });
        return started::cancel;
    }

    private static Outcome orFailure(Response<ResponseBody> response, Stamps stamps) {
        try {
            return reply(response, stamps);
        } catch (IOException e) {
            return Failures.of(e, Set.of());
        }
    }

    private static Outcome reply(Response<ResponseBody> response, Stamps stamps) throws IOException {
        ResponseBody body = response.isSuccessful() ? response.body() : response.errorBody();
        long bytes = body == null ? 0 : body.bytes().length;
        stamps.headers();
        stamps.done();
        return new Outcome.Reply(response.code(), bytes, response.headers().get(Headers.TOKEN),
                response.headers().get(Headers.STAMPS));
    }

    @Override
    public void close() {
        engine.closing().run();
    }
}
