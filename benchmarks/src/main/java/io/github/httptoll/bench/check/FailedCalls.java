// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.fixture.ClosedPort;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// What every client makes of calls that get no right answer, or none.
///
/// @param server a good one
public record FailedCalls(Target server, Way way) {
    private static final String TYPED = "catch what the library throws, and give Outcome.Failure.of(thrown); "
            + "name the library's own exceptions for a timeout there";

    /// Each failure is an outcome that says its kind.
    public void typed() throws IOException {
        ClientSettings impatient = new ClientSettings(1, Duration.ofMinutes(1), Duration.ofMillis(100),
                LimitPolicy.TUNED,
                SessionPolicy.SHARED);
        try (HeldServer silent = new HeldServer(); Caller caller = way.open(impatient, 1)) {
            failed(Outcome.Kind.TIMEOUT, caller, silent.call().uri(), "a server that does not answer");
        }
        try (ClosedPort closed = new ClosedPort();
                Caller caller = way.open(Batches.patient(1, SessionPolicy.SHARED), 1)) {
            failed(Outcome.Kind.REFUSED, caller, closed.url().resolve("/delay/0?token=t"),
                    "a port on which no process listens");
            Outcome bad = Batches.outcome(caller, server.url().resolve("/delay/nonsense?token=t"));
            Broken.unless(bad instanceof Outcome.Reply reply && reply.status() == 400,
                    "an answer with status 400 became " + bad,
                    "an answer is an Outcome.Reply whatever its status");
        }
    }

    /// A certificate of an authority that the settings do not trust is refused.
    public void certificate() {
        ClientSettings settings = Batches.patient(1, SessionPolicy.SHARED).over(way.protocol(),
                TrustedCertificates.SYSTEM);
        try (Caller caller = way.open(settings, 1)) {
            failed(Outcome.Kind.TLS, caller, server.secure().resolve("/delay/0?token=t"),
                    "a certificate of an unknown authority");
        }
    }

    private static void failed(Outcome.Kind kind, Caller caller, URI uri, String what) {
        Outcome outcome = Batches.outcome(caller, uri);
        Broken.unless(outcome instanceof Outcome.Failure failure && failure.kind() == kind,
                what + " became " + outcome + " instead of a failure of kind " + kind, TYPED);
    }
}
