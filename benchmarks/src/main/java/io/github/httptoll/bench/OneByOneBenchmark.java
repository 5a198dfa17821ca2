// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.ClientSettings;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.List;

/// What the questions about one call share: a batch is N calls one after the other, with nothing beside them.
public abstract class OneByOneBenchmark extends BatchBenchmark {
    /// Who sends.
    abstract Client client();

    /// Who waits.
    abstract Strategy strategy();

    @Override
    final Caller open() {
        return strategy().open(client(), ClientSettings.of(1, Level.TUNED, SessionPolicy.SHARED), 1,
                CallbackPolicy.NOTHING);
    }

    @Override
    final void run(Caller through, List<Exchange> exchanges) {
        through.runOneByOne(exchanges);
    }
}
