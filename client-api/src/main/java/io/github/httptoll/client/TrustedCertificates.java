// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates a client accepts. All clients may share one: it holds no connection and no TLS session.
public final class TrustedCertificates {
    /// Whom the JVM trusts: public authorities, and so no fixture server.
    public static final TrustedCertificates SYSTEM = new TrustedCertificates(null);

    private final X509TrustManager manager;

    private TrustedCertificates(@Nullable String pem) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(pem == null ? null : store(pem));
            manager = Stream.of(factory.getTrustManagers()).filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast).findFirst().orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("not a certificate that can be trusted: " + e.getMessage(), e);
        }
    }

    /// Trusts one certificate, and no other.
    ///
    /// @throws IllegalArgumentException if this is no certificate as PEM
    public static TrustedCertificates of(String pem) {
        return new TrustedCertificates(pem);
    }

    private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        return store;
    }

    /// For libraries that take no [SSLContext].
    public X509TrustManager manager() {
        return manager;
    }

    /// A context with no TLS session yet: each client has its own, so that none resumes another one's.
    public SSLContext newContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
