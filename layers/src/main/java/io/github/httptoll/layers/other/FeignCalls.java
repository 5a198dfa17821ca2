// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.other;

import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Calls by OpenFeign, which gives its own response: the adapter reads the body.
final class FeignCalls {
    private FeignCalls() {}

    /// What a program declares.
    interface Service {
        @RequestLine("GET")
        Response get(URI uri);

        @RequestLine("POST")
        @Headers("Content-Type: application/octet-stream")
        Response post(URI uri, byte[] body);
    }

    /// @param close whether each request asks for a closed connection
    static Service over(Client engine, ClientSettings settings, boolean redirects, boolean close) {
        Feign.Builder builder = Feign.builder().client(engine).retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS,
                        settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS, redirects));
        if (close) {
            builder.requestInterceptor(request -> request.header(io.github.httptoll.client.Headers.CONNECTION,
                    io.github.httptoll.client.Headers.CLOSE));
        }
        return builder.target(Service.class, "http://localhost");
    }

    static Outcome.Reply make(Service service, Call call) throws IOException {
        try (Response response = call.body().exists()
                ? service.post(call.uri(), call.body().bytes())
                : service.get(call.uri())) {
            return new Outcome.Reply(response.status(), bytes(response.body()),
                    header(response, io.github.httptoll.client.Headers.TOKEN),
                    header(response, io.github.httptoll.client.Headers.STAMPS));
        }
    }

    private static long bytes(Response.@Nullable Body body) throws IOException {
        if (body == null) {
            return 0;
        }
        try (InputStream in = body.asInputStream()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static @Nullable String header(Response response, String name) {
        return response.headers().getOrDefault(name, java.util.List.of()).stream().findFirst().orElse(null);
    }
}
