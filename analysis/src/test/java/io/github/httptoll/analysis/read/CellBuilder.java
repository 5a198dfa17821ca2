// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import io.github.httptoll.analysis.read.Cell.Expected;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cell of a study made in code: ten calls of 1 ms by the JDK client, one at a time, of which the server may see anything, unless it is
/// said otherwise. Its id is one of its parameters, so that no two cells have one result.
public final class CellBuilder {
    private final String id;
    private final Map<String, String> params = new HashMap<>();
    private String client = "JDK";
    private String strategy = "FUTURES";
    private int calls = 10;
    private int limit = 1;
    private @Nullable Integer replica;
    private @Nullable Integer handOffs;
    private @Nullable Integer pool;
    private List<Double> delays = List.of(1.0);
    private String settings = "TUNED";
    private String session = "SHARED";
    private String callback = "NOTHING";
    private @Nullable String floor;
    private @Nullable Double predictedMillis;
    private Expected expected = new Expected(null, null, null, null);

    private CellBuilder(String id) {
        this.id = id;
        params.put("id", id);
    }

    public static CellBuilder cell(String id) {
        return new CellBuilder(id);
    }

    public CellBuilder param(String name, String value) {
        params.put(name, value);
        return this;
    }

    public CellBuilder by(String itsClient, String itsStrategy) {
        client = itsClient;
        strategy = itsStrategy;
        return this;
    }

    public CellBuilder calls(int number) {
        calls = number;
        return this;
    }

    public CellBuilder limit(int most) {
        limit = most;
        return this;
    }

    public CellBuilder replica(int number) {
        replica = number;
        return this;
    }

    public CellBuilder handOffs(@Nullable Integer number) {
        handOffs = number;
        return this;
    }

    public CellBuilder pool(@Nullable Integer room) {
        pool = room;
        return this;
    }

    public CellBuilder delays(Double... millis) {
        delays = Arrays.asList(millis);
        return this;
    }

    public CellBuilder settings(String name) {
        settings = name;
        return this;
    }

    public CellBuilder session(String policy) {
        session = policy;
        return this;
    }

    public CellBuilder callback(String work) {
        callback = work;
        return this;
    }

    public CellBuilder floor(@Nullable String cell) {
        floor = cell;
        return this;
    }

    /// What a batch must take by its parameters alone.
    public CellBuilder predicted(double millis) {
        predictedMillis = millis;
        return this;
    }

    /// What the server may see; null is not checked.
    public CellBuilder expected(@Nullable Long maxInFlight, @Nullable Long connectionsLow,
            @Nullable Long connectionsHigh) {
        expected = new Expected(maxInFlight, connectionsLow, connectionsHigh, null);
        return this;
    }

    /// The server must see a connection for each request, and so many requests at once at most.
    public CellBuilder connectionPerRequest(long maxInFlight) {
        expected = new Expected(maxInFlight, null, null, true);
        return this;
    }

    public Cell build() {
        return new Cell(id, "benchmark", params, TestClients.named(client), strategy, calls, limit, replica, handOffs,
                pool, delays,
                settings,
                session, callback, floor, expected, predictedMillis, null);
    }
}
