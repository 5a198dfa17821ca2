// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.net.URI;

/// The server that a contract is checked against, which counts what it sees.
///
/// @param secure its address inside TLS
/// @param trust accepts its certificate
public record Target(URI url, URI secure, TrustedCertificates trust) {
    /// The server of a process.
    public static Target of(URI url, FixtureProcess.Secure secure) {
        return new Target(url, secure.url(), TrustedCertificates.of(secure.certificate()));
    }

    /// Its address for that protocol, without a path.
    public URI url(Protocol protocol) {
        return protocol.secure() ? secure : url;
    }

    /// Its counters.
    public FixtureControl control() {
        return new FixtureControl(url);
    }
}
