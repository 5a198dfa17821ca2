// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ClientFactoryBuilder;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.WebClientBuilder;
import com.linecorp.armeria.client.WebClientRequestPreparation;
import com.linecorp.armeria.client.encoding.DecodingClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import com.linecorp.armeria.common.stream.SubscriptionOption;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AttributeKey;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Armeria's WebClient: callbacks on an event loop. A process shares two a core by default, each client of ours has as many of its own;
/// but all calls to a server use *one event loop*. It has no connection limit, and tries HTTP/2 first where no protocol is named. The
/// library completes the response before it releases its connection, so a call made there opens one more; the adapter calls back
/// afterwards, see [ArmeriaProgress].
///
/// *Details:* the lease, and the write including the system call; both end on the event loop. The library says how long connecting took
/// only when the call is over. *Hand-offs:* one, the event loop is woken to encode and write; none where the caller is that loop.
final class ArmeriaClient implements CancellableClient {
    private static final AttributeKey<ArmeriaProgress> PROGRESS = AttributeKey.valueOf(ArmeriaClient.class, "PROGRESS");

    private final ClientSettings settings;
    private final SessionProtocol protocol;
    private final ClientFactory factory;
    private final WebClient client;
    /// The same over the same connections; it asks for gzip, and decodes it.
    private final WebClient decoding;

    ArmeriaClient(ClientSettings settings) {
        this.settings = settings;
        protocol = speaking(settings.protocol());
        ClientFactoryBuilder own = ClientFactory.builder().connectTimeout(settings.connectTimeout());
        ArmeriaSettings.apply(settings.own(), own);
        if (settings.secure()) {
            own.tlsCustomizer(context -> context.trustManager(settings.trust().manager()));
        }
        factory = own.build();
        client = calls().build();
        decoding = calls().decorator(DecodingClient.newDecorator()).build();
    }

    private WebClientBuilder calls() {
        return WebClient.builder().factory(factory).responseTimeout(settings.responseTimeout())
                .writeTimeout(settings.responseTimeout()).maxResponseLength(0)
                .contextCustomizer(context -> context.log()
                        .addListener(Objects.requireNonNull(context.attr(PROGRESS), "every call has its own")));
    }

    /// Named outright: what the library makes of `http` and `https` is HTTP/2 where the server has it.
    private static SessionProtocol speaking(Protocol protocol) {
        return switch (protocol) {
            case HTTP_1_1 -> SessionProtocol.H1C;
            case HTTP_1_1_TLS -> SessionProtocol.H1;
            case H2 -> SessionProtocol.H2;
            case H2C -> SessionProtocol.H2C;
        };
    }

    @Override
    public Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        boolean posts = call.body().exists();
        ArmeriaProgress progress = new ArmeriaProgress(timeline, posts, whenDone);
        WebClientRequestPreparation request = (call.form().gzip() ? decoding : client).prepare()
                .method(HttpMethod.valueOf(call.method()))
                .path(protocol.uriText() + ":" + call.uri().getRawSchemeSpecificPart())
                .attr(PROGRESS, progress);
        if (posts) {
            body(call, request);
        }
        call.form().headers().forEach(request::header);
        if (call.form().expectContinue()) {
            request.header(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE);
        }
        if (!settings.keepAlive()) {
            request.header(Headers.CONNECTION, Headers.CLOSE);
        }
        HttpResponse response = request.execute();
        response.subscribe(progress, SubscriptionOption.WITH_POOLED_OBJECTS);
        return response::abort;
    }

    private static void body(Call call, WebClientRequestPreparation request) {
        if (call.form().isPlainBody()) {
            request.content(MediaType.OCTET_STREAM, HttpData.wrap(call.body().bytes()));
            return;
        }
        StreamWriter<HttpData> body = StreamMessage.streaming();
        request.content(MediaType.OCTET_STREAM, body);
        if (call.form().knownLength()) {
            request.header(HttpHeaderNames.CONTENT_LENGTH, call.body().length());
        }
        hand(new Pieces(call), body);
    }

    /// Hands over what needs no pause. The pause after that begins when the library has taken it: the library takes nothing before it has a
    /// connection, and the server's word where it asks first. It flushes each piece. Ends where the library has given up the body.
    static void hand(Pieces pieces, StreamWriter<HttpData> body) {
        do {
            ByteBuffer piece = pieces.take();
            if (!body.tryWrite(HttpData.wrap(piece.array(), piece.arrayOffset(), piece.remaining()))) {
                return;
            }
        } while (pieces.hasNext() && pieces.isDue());
        if (pieces.hasNext()) {
            var _ = body.whenConsumed().thenRun(() -> pieces.whenDue(() -> hand(pieces, body)));
        } else {
            body.close();
        }
    }

    /// Begins it. To wait for the end is to wait until the event loops have been quiet for two seconds.
    @Override
    public void close() {
        var _ = factory.closeAsync();
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.of(Feature.METHOD, Feature.HEADERS, Feature.UNKNOWN_LENGTH, Feature.PIECES,
                    Feature.EXPECT_CONTINUE, Feature.GZIP);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("ARMERIA", "Armeria").packages("com.linecorp.armeria", "io.netty")
                    .library("armeria").speaksAll()
                    .async(Form.of(ArmeriaClient::new).handOffs(1).exposes(Detail.LEASE, Detail.WRITE))
                    .processThreads("globalEventExecutor.*", "armeria-common-worker-.*")
                    .differences(
                            "no limit to set; one server means one event loop (`maxNumEventLoopsPerHttp1Endpoint`); the library "
                                    + "completes a response before its connection is free, so a call made there opens one more. The "
                                    + "adapter calls back when the answer is consumed and the call's log is complete");
        }

        @Override
        public List<Setting> settings() {
            return ArmeriaSettings.ALL;
        }
    }
}
