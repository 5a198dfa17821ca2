// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Jetty's client: one selector, callbacks on a thread pool. Default: 64 connections a destination.
///
/// *Details:* the lease, not how much of it was connecting, and the write including the system call. *Hand-offs:*
/// two. The thread that selects wakes one in reserve to select for it, and handles the answer itself; then it tells that
/// one to watch the connection again. The caller's thread writes.
final class JettyClient implements CancellableClient {
    /// Requests that may wait for a connection; the caller's limit rules, so this one must never be met.
    private static final int QUEUE = 65_536;

    private final ClientSettings settings;
    private final HttpClient client;

    JettyClient(ClientSettings settings) {
        this.settings = settings;
        OwnSettings own = settings.own();
        ClientConnector connector = JettySettings.connector(own);
        if (settings.multiplexed()) {
            HTTP2Client http2 = new HTTP2Client(connector);
            JettySettings.apply(own, http2);
            client = new HttpClient(new HttpClientTransportOverHTTP2(http2));
        } else {
            client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        }
        if (settings.secure()) {
            SslContextFactory.Client context = new SslContextFactory.Client();
            context.setSslContext(settings.trust().newContext());
            client.setSslContextFactory(context);
        }
        client.setConnectTimeout(settings.connectTimeout().toMillis());
        client.setMaxRequestsQueuedPerDestination(QUEUE);
        if (settings.tuned()) {
            client.setMaxConnectionsPerDestination(settings.poolSize());
        }
        JettySettings.apply(own, client);
        LifeCycle.start(client);
    }

    @Override
    public Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        AtomicLong bytes = new AtomicLong();
        Request request = client.newRequest(call.uri()).timeout(settings.responseTimeout().toMillis(),
                TimeUnit.MILLISECONDS);
        request.method(call.method());
        if (call.body().exists()) {
            request.body(call.form().isPlainBody()
                    ? new BytesRequestContent(call.body().bytes())
                    : new JettyPieces(call));
        }
        request.headers(headers -> {
            call.form().headers().forEach(headers::put);
            if (call.form().expectContinue()) {
                headers.put(HttpHeader.EXPECT, "100-continue");
            }
        });
        if (!settings.keepAlive()) {
            request.headers(headers -> headers.put(Headers.CONNECTION, Headers.CLOSE));
        }
        // Begin: the request has a connection. Commit: its head has been written, system call included; success: its body, too.
        request.onRequestBegin(begun -> timeline.leased()).onRequestCommit(committed -> timeline.written())
                .onRequestSuccess(sent -> {
                    if (call.body().exists()) {
                        timeline.written();
                    }
                })
                .onResponseHeaders(response -> timeline.headers())
                .onResponseContent((response, chunk) -> bytes.addAndGet(chunk.remaining())).send(result -> {
                    timeline.done();
                    whenDone.accept(outcome(result, bytes.get()));
                });
        return () -> {
            var _ = request.abort(new CancellationException("given up by the caller"));
        };
    }

    private static Outcome outcome(Result result, long bytes) {
        if (result.isFailed()) {
            return Outcome.Failure.of(result.getFailure());
        }
        Response response = result.getResponse();
        HttpFields headers = response.getHeaders();
        return new Outcome.Reply(response.getStatus(), bytes, headers.get(Headers.TOKEN), headers.get(Headers.STAMPS));
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.of(Feature.METHOD, Feature.HEADERS, Feature.UNKNOWN_LENGTH, Feature.PIECES,
                    Feature.EXPECT_CONTINUE, Feature.GZIP);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("JETTY", "Jetty").packages("org.eclipse.jetty").library("jetty-client")
                    .speaksAll()
                    .async(Form.of(JettyClient::new).handOffs(2).limit(64).boundsConnections()
                            .callbacks(cores -> Integer.MAX_VALUE)
                            .exposes(Detail.LEASE, Detail.WRITE));
        }

        @Override
        public List<Setting> settings() {
            return JettySettings.ALL;
        }
    }
}
