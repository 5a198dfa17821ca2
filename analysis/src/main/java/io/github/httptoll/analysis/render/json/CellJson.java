// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.httptoll.analysis.findings.cell.CellResult.Limits;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Detail;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.ledger.Tails;
import io.github.httptoll.analysis.render.words.FaultWords;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One cell of findings.json.
@JsonPropertyOrder({"id", "parameters", "valid", "why", "measured"})
record CellJson(String id, Parameters parameters, boolean valid, @Nullable String why, @JsonUnwrapped Measured measured,
        Expected expected, @Nullable Long requests, @Nullable Long failures, @Nullable Long negative,
        @Nullable Long connectionsOpened, @Nullable Long maxInFlight) {
    /// Its numbers; all but the maps are null where it was not measured.
    record Measured(@Nullable Integer n, @Nullable Double batchMillis, @Nullable Double batchMillisLow,
            @Nullable Double batchMillisHigh, @Nullable Double idealMillis, @Nullable Double efficiency,
            @Nullable Double excessPerRequestMicros, Map<String, @Nullable Double> perRequestMicros,
            Map<String, @Nullable Double> ledgerMicros, Client client, Json.@Nullable Value waking,
            @Nullable Pool pool, Map<String, Json.Value> detail,
            Map<String, Json.Value> cost, @Nullable TailsJson tails) {
        private static final Measured NOTHING = new Measured(null, null, null, null, null, null, null,
                all(Phase.values(), Phase::key, Map.of()), all(Part.values(), Part::key, Map.of()),
                new Client(Json.Value.of(null), null), null, null, Map.of(), Map.of(), null);

        static Measured of(@Nullable Figures figures) {
            if (figures == null) {
                return NOTHING;
            }
            Quantity batch = figures.batchMillis();
            Ledger ledger = figures.ledger();
            return new Measured(batch.n(), Json.number(batch), Json.lowEnd(batch), Json.highEnd(batch),
                    Numbers.sixDigits(figures.idealMillis()), Numbers.sixDigits(figures.efficiency()),
                    Json.number(figures.excessMicros()), all(Phase.values(), Phase::key, figures.phases()),
                    all(Part.values(), Part::key, ledger.parts()),
                    new Client(Json.Value.of(ledger.parts().get(Part.CLIENT)), Json.word(ledger.floor())),
                    Json.Value.orNull(ledger.get(Part.WAKING)), Pool.of(ledger),
                    Json.named(figures.details(), Detail::key, Json.Value::of),
                    Json.named(figures.costs(), Cost::key, Json.Value::of), TailsJson.of(figures.tails()));
        }

        private static <K> Map<String, @Nullable Double> all(K[] keys, Function<K, String> name,
                Map<K, Quantity> quantities) {
            Map<String, @Nullable Double> all = new LinkedHashMap<>();
            for (K key : keys) {
                all.put(name.apply(key), Json.number(quantities.get(key)));
            }
            return all;
        }
    }

    /// The client's part of the ledger, and what tells it apart from the network's.
    @JsonPropertyOrder({"micros"})
    record Client(@JsonUnwrapped Json.Value micros, @Nullable String floor) {}

    /// The wait for the library's own pool, of that many calls at once.
    @JsonPropertyOrder({"micros"})
    record Pool(@JsonUnwrapped Json.Value micros, int room, String knownBy) {
        static @Nullable Pool of(Ledger ledger) {
            Ledger.Pool pool = ledger.pool();
            return pool == null
                    ? null
                    : new Pool(Json.Value.of(ledger.get(Part.POOL)), pool.room(), Json.word(pool.known()));
        }
    }

    /// Percentiles of the requests' totals.
    record TailsJson(boolean ofOneBatch, Json.@Nullable Micros p50, Json.@Nullable Micros p90,
            Json.@Nullable Micros p99) {
        static TailsJson of(Tails tails) {
            return new TailsJson(tails.ofOneBatch(), Json.Micros.orNull(tails.micros().get(50)),
                    Json.Micros.orNull(tails.micros().get(90)), Json.Micros.orNull(tails.micros().get(99)));
        }
    }

    /// The range that its counts must keep.
    record Expected(@JsonProperty("maxInFlightLow") @Nullable Long leastInFlight,
            @JsonProperty("maxInFlight") @Nullable Long mostInFlight, @Nullable Long connectionsLow,
            @Nullable Long connectionsHigh, boolean connectionPerRequest) {
        static Expected of(Limits allowed) {
            return new Expected(allowed.leastInFlight(), allowed.mostInFlight(), allowed.connectionsLow(),
                    allowed.connectionsHigh(), allowed.connectionPerRequest());
        }
    }

    static CellJson of(CellResult cell) {
        return new CellJson(cell.id(), cell.parameters(), cell.valid(),
                cell.valid() ? null : FaultWords.words(cell).toString(), Measured.of(cell.figures()),
                Expected.of(cell.allowed()), cell.observed().requests(), cell.observed().failures(),
                cell.observed().negative(),
                cell.observed().connections(), cell.observed().maxInFlight());
    }
}
