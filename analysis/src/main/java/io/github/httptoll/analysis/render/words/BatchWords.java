// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.Batch;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is to be said of single batches, on the page and in the report.
public final class BatchWords {
    private BatchWords() {}

    /// What each phase of a line is.
    public static String word(Phase phase) {
        return switch (phase) {
            case PERMIT -> "waits for the caller's limit";
            case DISPATCH -> "waits for a thread";
            case SEND -> "in the client, and on the way";
            case SERVER -> "at the server";
            case RECEIVE -> "on the way back, and in the client";
            case RESUME -> "callback, and back to the caller";
            case POOL, ACCEPT, UNREAD, TRANSPORT, TOTAL ->
                throw new IllegalArgumentException(phase + " is no phase of a line");
        };
    }

    /// Who sends, who waits, and what is unusual about it.
    public static String name(Parameters p) {
        List<String> words = new ArrayList<>(Names.unlike(p, "TUNED", "SHARED", "NOTHING"));
        if (!p.setup().isEmpty()) {
            words.add(Names.setup(p));
        }
        return String.join(", ", words);
    }

    /// What the batch shows, in one sentence.
    public static String says(Batch batch) {
        Text pool = PoolWords.waits(batch.cell());
        // The server stamps a request when all of its body has come.
        String body = batch.cell().parameters().hasBody() ? ", counted from the end of the request's body" : "";
        return "%s requests in %s; the server had at most %s of them at once%s%s.".formatted(batch.lines().size(),
                millis(batch.micros()), batch.mostAtServer(), body, pool.isEmpty() ? "" : ", the client " + pool);
    }

    /// So many microseconds, in milliseconds.
    public static String millis(long micros) {
        return Numbers.rounded((Double) (micros / 1e3)) + " ms";
    }

    /// Of each experiment the batch that takes the most times as long as one of as many calls beside it, with that one.
    public static Map<Batch, Batch> leading(List<Batch> batches) {
        Map<String, Batch> byId = new LinkedHashMap<>();
        batches.forEach(batch -> byId.put(batch.cell().id(), batch));
        Map<String, Batch> worst = new LinkedHashMap<>();
        Comparator<Batch> byRatio = Comparator.comparingDouble(batch -> ratio(batch, byId));
        batches.stream().filter(batch -> ratio(batch, byId) > 1)
                .forEach(batch -> worst.merge(batch.cell().experiment(), batch,
                        (a, b) -> byRatio.compare(a, b) >= 0 ? a : b));
        Map<Batch, Batch> leading = new LinkedHashMap<>();
        worst.values().forEach(batch -> leading.put(batch, Objects.requireNonNull(byId.get(batch.beside()))));
        return leading;
    }

    /// The id of the batch that the page begins with; empty where none stands beside another.
    public static String first(List<Batch> batches) {
        return leading(batches).keySet().stream().findFirst().map(batch -> batch.cell().id()).orElse("");
    }

    private static double ratio(Batch batch, Map<String, Batch> byId) {
        Batch other = batch.beside() == null ? null : byId.get(batch.beside());
        return other == null || other.micros() == 0 || other.lines().size() != batch.lines().size()
                ? 0
                : (double) batch.micros() / other.micros();
    }
}
