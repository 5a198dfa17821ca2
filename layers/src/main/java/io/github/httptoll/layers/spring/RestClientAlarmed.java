// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// RestClient over Apache with an alarm on its metric: a call fails where Micrometer's timer says more than the limit for an answer,
/// though the answer came. So what the client's own metric says of each call can be counted.
public final class RestClientAlarmed implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("REST_CLIENT_ALARMED", "RestClient over Apache with an alarm on its metric")
                .over("APACHE_CLASSIC").packages("org.springframework", "org.apache.hc")
                .blocking(Form.of(RestClientAlarmed::open).limit(5).boundsConnections());
    }

    private static BlockingClient open(ClientSettings settings) {
        LastTime metric = new LastTime();
        Engine<CloseableHttpClient> engine = ApacheEngine.open(settings);
        RestClient client = RestCalls.builder(new HttpComponentsClientHttpRequestFactory(engine.client()), settings)
                .observationRegistry(RestClientObserved.observedBy(metric)).build();
        return new BlockingLayer(call -> {
            Outcome.Reply reply = RestCalls.make(client, call);
            long nanos = metric.nanos.get();
            if (nanos > settings.responseTimeout().toNanos()) {
                throw new IllegalStateException("the metric says " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
            }
            return reply;
        }, engine.closing());
    }

    /// Its timers keep what they recorded last, each thread its own: the thread that makes a call ends the observation of it.
    private static final class LastTime extends SimpleMeterRegistry {
        private final ThreadLocal<Long> nanos = ThreadLocal.withInitial(() -> 0L);

        @Override
        protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
            return new CumulativeTimer(id, clock, config, pauses, getBaseTimeUnit(), false) {
                @Override
                protected void recordNonNegative(long amount, TimeUnit unit) {
                    nanos.set(unit.toNanos(amount));
                    super.recordNonNegative(amount, unit);
                }
            };
        }
    }
}
