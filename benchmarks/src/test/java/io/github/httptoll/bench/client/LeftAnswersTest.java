// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
final class LeftAnswersTest {
    private static final int CALLS = 8;

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    /// OkHttp frees the connections of answers that the collector took, and a call may get one that is about to close.
    @Test
    void anAnswerThatIsLeftKeepsItsConnectionWhenTheCollectorRuns() throws IOException {
        Parameters cell = Parameters.of(Client.named("OKHTTP"), Strategy.SEQUENTIAL, 1, 1, 0)
                .with(Parameter.BYTES, 1_000_000)
                .with(Parameter.REQUEST, NamedValues.parse("answer:LEFT", RequestShape.class));
        SERVER.control().reset();
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            for (int batch = 0; batch < CALLS; batch++) {
                List<Exchange> exchanges = cell.workload(SERVER.url()).batch(batch).stream().map(Exchange::new)
                        .toList();
                caller.run(exchanges);
                exchanges.forEach(each -> assertTrue(each.outcome().answers(each.call()), each.outcome().toString()));
                collect();
            }
            assertEquals(CALLS, SERVER.control().counters().connectionsOpen());
        }
    }

    /// Returns when the collector has taken what nothing refers to.
    private static void collect() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
        }
    }
}
