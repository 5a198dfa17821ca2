// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// RestClient over Apache with Micrometer's observation, which a timer in memory takes.
public final class RestClientObserved implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("REST_CLIENT_OBSERVED", "Observed RestClient over Apache")
                .over("REST_CLIENT_APACHE")
                .packages("org.springframework", "org.apache.hc")
                .blocking(Form.of(RestClientObserved::open).limit(5).boundsConnections());
    }

    private static BlockingClient open(ClientSettings settings) {
        Engine<CloseableHttpClient> engine = ApacheEngine.open(settings);
        RestClient client = RestCalls.builder(new HttpComponentsClientHttpRequestFactory(engine.client()), settings)
                .observationRegistry(observedBy(new SimpleMeterRegistry())).build();
        return new BlockingLayer(call -> RestCalls.make(client, call), engine.closing());
    }

    /// Observations that timers of that registry take.
    static ObservationRegistry observedBy(MeterRegistry timers) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(timers));
        return observations;
    }
}
