// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Allowed;
import io.github.httptoll.analysis.findings.CellResult;
import io.github.httptoll.analysis.findings.Fault;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a cell is invalid, as part of a sentence, with the range that it left.
public final class FaultWords {
    private FaultWords() {}

    /// All faults of the cell; null if it is valid.
    public static @Nullable String why(CellResult cell) {
        return cell.valid() ? null : cell.faults().stream().map(FaultWords::words).collect(Collectors.joining("; "));
    }

    static String connections(Allowed allowed) {
        return allowed.connectionPerRequest()
                ? "one per request"
                : range(allowed.connectionsLow(), allowed.connectionsHigh());
    }

    static String range(@Nullable Long low, @Nullable Long high) {
        if (high == null) {
            return low == null || low == 0 ? "not checked" : "at least " + Numbers.count(low);
        }
        return low == null
                ? "at most " + Numbers.count(high)
                : Numbers.count(low) + "–" + Numbers.count(high);
    }

    private static String words(Fault fault) {
        return switch (fault) {
            case Fault.NotMeasured(var why) ->
                why == null ? "not measured" : "not measured: " + why.strip().replaceAll("\\s+", " ");
            case Fault.NotCertified(var limit, var sentence) -> "the server's certificate at " + limit
                    + " calls at once: " + sentence.strip().replaceAll("\\.$", "");
            case Fault.NotObserved(var metric) -> metric + " was not observed, so that it cannot be checked";
            case Fault.FailedRequests(var failures, var requests) ->
                Numbers.count(failures) + " of " + Numbers.count(requests) + " requests failed, allowed 0";
            case Fault.NotWarm(var part) ->
                "not warm: its later blocks are " + Numbers.percent(part) + " faster than its earlier ones";
            case Fault.NegativePhases(var phases) -> Numbers.count(phases) + " phases below zero, allowed 0";
            case Fault.TooManyInFlight(var seen, var allowed) ->
                "the server saw " + Numbers.count(seen) + " requests at once, allowed at most "
                        + Numbers.count(allowed);
            case Fault.TooFewInFlight(var seen, var least) -> "the server counted at most " + Numbers.count(seen)
                    + " requests at once, its times need at least " + Numbers.count(least);
            case Fault.WrongConnections(var opened, var low, var high) ->
                Numbers.count(opened) + " connections opened in one iteration, expected " + range(low, high);
            case Fault.NotOnePerRequest(var opened, var requests) -> Numbers.count(opened)
                    + " connections opened for " + Numbers.count(requests) + " requests, expected one each";
        };
    }
}
