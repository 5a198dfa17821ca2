// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;

/** The JDK's HTTP client. Put your library in its place. */
public final class MyClient implements BlockingClient {
    static {
        // The JDK reads this once. Without it no request may ask for a closed connection.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private final ClientSettings settings;
    private final HttpClient client;

    MyClient(ClientSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout()).build();
    }

    @Override
    public Outcome call(Call call, Stamps stamps) {
        try {
            HttpResponse<byte[]> response = client.send(request(call), head -> {
                stamps.headers();
                return BodySubscribers.ofByteArray();
            });
            stamps.done();
            return new Outcome.Reply(response.statusCode(), response.body().length, header(response, Headers.TOKEN),
                    header(response, Headers.STAMPS));
        } catch (IOException e) {
            return Outcome.Failure.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.Failure.of(e);
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).timeout(settings.responseTimeout());
        if (call.body().exists()) {
            request.POST(BodyPublishers.ofByteArray(call.body().bytes()));
        }
        if (!settings.keepAlive()) {
            request.header(Headers.CONNECTION, Headers.CLOSE);
        }
        return request.build();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Found through META-INF/services. */
    public static final class Provider implements ClientProvider {
        @Override
        public ClientDescription describe() {
            return ClientDescription.of("MY_CLIENT", "my client").packages("java.net.http", "jdk.internal.net.http")
                    .blocking(Form.of(MyClient::new).handOffs(11));
        }
    }
}
