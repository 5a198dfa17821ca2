// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import com.linecorp.armeria.client.ResponseTimeoutException;
import com.linecorp.armeria.client.UnprocessedRequestException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// What came back for one [Call]: an answer, or the reason why there is none. Failures are values; no client throws.
public sealed interface Outcome {

    /// An answer whose body was read to its end.
    ///
    /// @param bytes body bytes received
    /// @param token the echoed token; null: the header was missing
    /// @param stamps the server's stamps header as sent; null: it was missing
    record Reply(int status, long bytes, @Nullable String token, @Nullable String stamps) implements Outcome {}

    /// No answer.
    ///
    /// @param exception class name and message of what the client threw, for people
    /// @param classes simple names of that exception's class and of its causes' classes, the innermost last; empty if nothing was
    ///        thrown
    record Failure(Kind kind, String exception, List<String> classes) implements Outcome {
        public Failure {
            classes = List.copyOf(classes);
        }

        /// A failure for which nothing was thrown.
        public Failure(Kind kind, String exception) {
            this(kind, exception, List.of());
        }

        /// Names a client's exception; the wrappers of futures, and of a request that was not sent, are taken off first.
        public static Failure of(Throwable thrown) {
            Throwable cause = thrown;
            while ((cause instanceof CompletionException || cause instanceof ExecutionException
                    || cause instanceof UnprocessedRequestException) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            List<String> classes = Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                    .map(each -> each.getClass().getSimpleName()).toList();
            return new Failure(kindOf(cause), cause.toString(), classes);
        }

        private static Kind kindOf(Throwable cause) {
            return switch (cause) {
                case HttpTimeoutException _,SocketTimeoutException _,TimeoutException _ -> Kind.TIMEOUT;
                case ConnectTimeoutException _,ReadTimeoutException _,InterruptedIOException _ -> Kind.TIMEOUT;
                case ResponseTimeoutException _ -> Kind.TIMEOUT;
                case SSLHandshakeException _,SSLPeerUnverifiedException _ -> Kind.TLS;
                case ConnectException failed -> connecting(failed.getCause());
                case SocketException _,EOFException _ -> Kind.RESET;
                default -> Kind.OTHER;
            };
        }

        /// Some libraries call all that goes wrong with a new connection by one name, and say in its cause what it was.
        private static Kind connecting(@Nullable Throwable cause) {
            Kind why = cause == null ? Kind.REFUSED : kindOf(cause);
            return why == Kind.TIMEOUT || why == Kind.TLS ? why : Kind.REFUSED;
        }
    }

    /// Why there is no answer.
    enum Kind {
        TIMEOUT, REFUSED, RESET, TLS, OTHER
    }

    /// True where this is the right answer to `call`: status 200, the whole body, the call's own token.
    default boolean answers(Call call) {
        return this instanceof Reply reply && reply.status == 200 && reply.bytes == call.bytes()
                && call.token().equals(reply.token);
    }
}
