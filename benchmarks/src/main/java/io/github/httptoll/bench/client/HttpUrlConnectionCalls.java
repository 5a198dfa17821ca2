// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm.Answer;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// `java.net.HttpURLConnection`: blocking I/O on the caller's thread, no limit.
///
/// It has no client object. The pool of idle connections is the process's, and so is its one setting, the size of that pool: a system
/// property that is read once (the library's own is 5). It is raised here for everybody, so that there is nothing left which could be
/// measured at its own settings, and a client for each call is the same as a connection for each call. An idle connection lives for 5
/// seconds. It repeats once, unasked, a call whose connection broke, unless that has a body
/// whose length was set.
///
/// *Details:* the lease, not how much of it was connecting. *Hand-offs:* none, the caller's thread writes and reads.
final class HttpUrlConnectionCalls implements BlockingClient {
    private static final String IDLE = "http.maxConnections";

    static {
        // Idle connections to one server. Read once, when the first connection becomes idle; the library's own number is 5.
        if (System.getProperty(IDLE) == null) {
            System.setProperty(IDLE, "65536");
        }
    }

    private final ClientSettings settings;
    private final @Nullable SSLSocketFactory tls;
    /// Never asked for anything. A pooled connection is given only to calls with the authenticator that it was opened with, and
    /// closed when others come: so a client neither uses nor counts the connections that an earlier one has left behind.
    private final Authenticator owner = new Authenticator() {
    };

    HttpUrlConnectionCalls(ClientSettings settings) {
        if (!settings.tuned()) {
            throw new IllegalArgumentException(
                    "HTTP_URL_CONNECTION has no settings of its own, only the process's, and these are TUNED");
        }
        this.settings = settings;
        this.tls = settings.secure() ? settings.trust().newContext().getSocketFactory() : null;
    }

    @Override
    public Outcome call(Call call, Stamps timeline) {
        try {
            HttpURLConnection connection = (HttpURLConnection) call.uri().toURL().openConnection();
            if (tls != null && connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(tls);
            }
            connection.setAuthenticator(owner);
            connection.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
            connection.setReadTimeout(Math.toIntExact(settings.responseTimeout().toMillis()));
            connection.setInstanceFollowRedirects(false);
            if (settings.session() != ClientSettings.SessionPolicy.SHARED) {
                connection.setRequestProperty(Headers.CONNECTION, Headers.CLOSE);
            }
            connection.setRequestMethod(call.method());
            call.form().headers().forEach(connection::setRequestProperty);
            if (call.form().gzip()) {
                connection.setRequestProperty(GzipBody.ACCEPTED, GzipBody.GZIP);
            }
            if (call.form().expectContinue()) {
                connection.setRequestProperty("Expect", "100-continue");
            }
            if (call.body().exists()) {
                connection.setDoOutput(true);
                if (call.form().knownLength()) {
                    connection.setFixedLengthStreamingMode(call.body().length());
                } else {
                    connection.setChunkedStreamingMode(0);
                }
            }
            connection.connect();
            timeline.leased();
            if (call.body().exists()) {
                try (OutputStream body = connection.getOutputStream()) {
                    Pieces.write(call, body);
                }
            }
            return answer(call, connection, timeline);
        } catch (IOException e) {
            return Outcome.Failure.of(e);
        }
    }

    private static Outcome answer(Call call, HttpURLConnection connection, Stamps timeline) throws IOException {
        int status = connection.getResponseCode();
        timeline.headers();
        long bytes = call.form().answer() == Answer.LEFT ? 0 : read(call, connection, status);
        timeline.done();
        return new Outcome.Reply(status, bytes, connection.getHeaderField(Headers.TOKEN),
                connection.getHeaderField(Headers.STAMPS));
    }

    private static long read(Call call, HttpURLConnection connection, int status) throws IOException {
        try (@Nullable
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            if (body == null || call.form().answer() == Answer.CLOSED) {
                return 0;
            }
            return call.form().gzip() && GzipBody.GZIP.equals(connection.getContentEncoding())
                    ? GzipBody.decodedBytes(body)
                    : body.transferTo(OutputStream.nullOutputStream());
        }
    }

    /// What is idle closes by itself after five seconds.
    @Override
    public void close() {}

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.allOf(Feature.class);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("HTTP_URL_CONNECTION", "HttpURLConnection")
                    .packages("sun.net.www", "java.net.HttpURLConnection").speaks(Protocol.HTTP_1_1_TLS)
                    .sharesPool()
                    .blocking(Form.of(HttpUrlConnectionCalls::new).exposes(Detail.LEASE))
                    .processThreads("Keep-Alive-Timer")
                    .differences(
                            "the pool belongs to the process: no client to open or close, no separate settings. Idle connections live "
                                    + "5 seconds. A call whose connection broke is repeated once, unless it has a body");
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    Setting.whole("http.maxConnections", 1, 65_536, "5",
                            "idle connections to one server; the suite: 65536").changes(Part.IDLE)
                            .property(),
                    Setting.flag("http.keepAlive", true, "whether connections are kept").changes(Part.UNKNOWN)
                            .property(),
                    Setting.whole("http.keepAlive.time.server", 0, 3_600, "5",
                            "seconds that an idle connection is kept")
                            .changes(Part.UNKNOWN).property(),
                    Setting.flag("sun.net.http.retryPost", true, "whether a POST without a set length is repeated")
                            .property());
        }
    }
}
