// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

        /// Names an exception of a client that throws what the JDK has; the wrappers of futures are taken off first.
        public static Failure of(Throwable thrown) {
            return of(thrown, Set.of());
        }

        /// Names a client's exception; the wrappers of futures are taken off first.
        ///
        /// @param timeouts the library's own exceptions that say that a time is over
        public static Failure of(Throwable thrown, Set<Class<? extends Throwable>> timeouts) {
            Throwable cause = thrown;
            while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                    && cause.getCause() != null) {
                cause = cause.getCause();
            }
            List<String> classes = Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                    .map(each -> each.getClass().getSimpleName()).toList();
            return new Failure(kindOf(cause, timeouts), cause.toString(), classes);
        }

        private static Kind kindOf(Throwable cause, Set<Class<? extends Throwable>> timeouts) {
            if (timeouts.stream().anyMatch(timeout -> timeout.isInstance(cause))) {
                return Kind.TIMEOUT;
            }
            if (cause instanceof ConnectException) {
                return connecting(cause.getCause(), timeouts);
            }
            if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException || cause instanceof InterruptedIOException) {
                return Kind.TIMEOUT;
            }
            if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
                return Kind.TLS;
            }
            return cause instanceof SocketException || cause instanceof EOFException ? Kind.RESET : Kind.OTHER;
        }

        /// Some libraries call all that goes wrong with a new connection by one name, and say in its cause what it was.
        private static Kind connecting(@Nullable Throwable cause, Set<Class<? extends Throwable>> timeouts) {
            Kind why = cause == null ? Kind.REFUSED : kindOf(cause, timeouts);
            return why == Kind.TIMEOUT || why == Kind.TLS ? why : Kind.REFUSED;
        }
    }

    /// Why there is no answer.
    enum Kind {
        /// A time that the settings give was over.
        TIMEOUT,
        /// No connection could be opened.
        REFUSED,
        /// The connection ended before the answer did.
        RESET,
        /// The certificate or the handshake was refused.
        TLS,
        /// Anything else.
        OTHER
    }

    /// True where this is the right answer to `call`: status 200, the whole body if the program reads it, the call's own token.
    default boolean answers(Call call) {
        return this instanceof Reply reply && reply.status == 200 && call.token().equals(reply.token)
                && (reply.bytes == call.bytes() || call.form().answer() != RequestForm.Answer.READ);
    }
}
