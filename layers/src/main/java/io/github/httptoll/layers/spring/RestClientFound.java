// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.layers.BlockingLayer;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;

/// RestClient over the engine that Spring finds: Apache where its jar is on the class path, the JDK's client where no other library is.
///
/// At its defaults it is what `RestClient.builder()` makes of the class path. That takes no limits, so where the suite sets them the
/// same engine is named.
public final class RestClientFound implements ClientProvider {
    private static final boolean APACHE = ClassUtils.isPresent("org.apache.hc.client5.http.classic.HttpClient",
            RestClientFound.class.getClassLoader());

    /// Two jars hold this class, and a study may ask for both.
    @Override
    public ClientDescription describe() {
        ClientDescription found = APACHE
                ? ClientDescription.of("REST_CLIENT_NEXT_TO_APACHE", "RestClient next to Apache").over("APACHE_CLASSIC")
                : ClientDescription.of("REST_CLIENT_ALONE", "RestClient alone").over("JDK");
        Form<BlockingClient> form = Form.of(RestClientFound::open);
        return found.packages("org.springframework", "org.apache.hc", "jdk.internal.net.http", "java.net.http")
                .blocking(APACHE ? form.limit(5).boundsConnections() : form.handOffs(RestClientJdk.HAND_OFFS))
                .differences("its engine is the one that Spring finds on the class path");
    }

    private static BlockingClient open(ClientSettings settings) {
        if (settings.tuned()) {
            return APACHE ? RestClientApache.open(settings) : RestClientJdk.open(settings);
        }
        RestClient client = RestCalls.answering(RestClient.builder(), settings).build();
        return new BlockingLayer(call -> RestCalls.make(client, call), () -> {});
    }
}
