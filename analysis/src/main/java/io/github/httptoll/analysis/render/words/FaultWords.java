// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.CellResult.Limits;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Fault;
import org.jspecify.annotations.Nullable;

/// Why a cell is invalid, as part of a sentence, with the range that it left.
public final class FaultWords {
    private FaultWords() {}

    /// All faults of the cell; null if it is valid.
    public static @Nullable Text why(CellResult cell) {
        return cell.valid() ? null : words(cell);
    }

    public static Text words(CellResult cell) {
        return Text.join("; ", cell.faults().stream().map(FaultWords::words).toList());
    }

    public static String connections(Limits allowed) {
        return allowed.connectionPerRequest()
                ? "one per request"
                : range(allowed.connectionsLow(), allowed.connectionsHigh());
    }

    public static String range(@Nullable Long low, @Nullable Long high) {
        if (high == null) {
            return low == null || low == 0 ? "not checked" : "at least " + Numbers.count(low);
        }
        return low == null
                ? "at most " + Numbers.count(high)
                : Numbers.count(low) + "–" + Numbers.count(high);
    }

    private static Text words(Fault fault) {
        return switch (fault) {
            case Fault.NotMeasured(var why) -> why == null
                    ? Text.of("not measured")
                    : Text.of("not measured: ", Text.prose(why.strip().replaceAll("\\s+", " ")));
            case Fault.NotCertified(var limit, var sentence) -> Text.format(
                    "the server's certificate at %s calls at once: %s", limit,
                    Text.prose(sentence.strip().replaceAll("\\.$", "")));
            case Fault.NotDelivered(var value, var asked, var delivered) ->
                Text.format("%s was %s instead of %s", value,
                        Numbers.trimmed(delivered), Numbers.trimmed(asked));
            case Fault.NotObserved(var metric) -> Text.of(metric, " was not observed, so that it cannot be checked");
            case Fault.FailedRequests(var failures, var requests) -> Text.format(
                    "%s of %s requests failed, allowed 0", Numbers.count(failures), Numbers.count(requests));
            case Fault.NotWarm(var part) ->
                Text.format("not warm: its later blocks are %s faster than its earlier ones",
                        Numbers.percent(part));
            case Fault.NegativePhases(var phases) ->
                Text.of(Numbers.count(phases), " phases below zero, allowed 0");
            case Fault.TooManyInFlight(var seen, var allowed) ->
                Text.format("the server saw %s requests at once, allowed at most %s", Numbers.count(seen),
                        Numbers.count(allowed));
            case Fault.TooFewInFlight(var seen, var least) ->
                Text.format("the server counted at most %s requests at once, its times need at least %s",
                        Numbers.count(seen), Numbers.count(least));
            case Fault.WrongConnections(var opened, var low, var high) ->
                Text.format("%s connections opened in one iteration, expected %s", Numbers.count(opened),
                        range(low, high));
            case Fault.NotOnePerRequest(var opened, var requests) ->
                Text.format("%s connections opened for %s requests, expected one each", Numbers.count(opened),
                        Numbers.count(requests));
        };
    }
}
