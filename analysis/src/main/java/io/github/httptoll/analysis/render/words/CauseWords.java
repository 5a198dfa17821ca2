// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.claim.OwnAnswer;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Detail;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a part of the ledger differs, as far as parameters, counts and hooks tell.
final class CauseWords {
    /// A hook that shows at least so much of a difference is named.
    private static final double SHOWN = 0.5;

    private CauseWords() {}

    static Text of(OwnAnswer answer, Move reason) {
        CellResult more = reason.micros().value() > 0 ? answer.a() : answer.b();
        CellResult less = more.equals(answer.a()) ? answer.b() : answer.a();
        Parameters p = more.parameters();
        return switch (reason.part()) {
            case POOL -> pool(more);
            case LIMIT -> Text.format("The caller lets %s calls go at a time, against %s.", p.limit(),
                    less.parameters().limit());
            case SERVER -> Text.format(
                    "The server had each call for %s against %s, for a delay of %s: the calls wait there, "
                            + "in front of what the server works with.",
                    carried(more, Part.SERVER), carried(less, Part.SERVER), Names.delay(p.delaysMillis()));
            case ACCEPT -> Text.format(
                    "New connections wait until the server accepts them, %s with %s calls at once: open fewer of them, "
                            + "or have the server accept more.",
                    carried(more, Part.ACCEPT), p.atOnce());
            case SCHEDULING -> Text.of(p.callback().equals("NOTHING")
                    ? "Calls wait for a thread to start on, or to come back on."
                    : "The work of a callback holds the thread that brings the answers, so other answers wait for it.");
            case CLIENT, TRANSPORT -> library(more, less, reason);
            case NETWORK -> Text.format("A bare exchange of the same bytes takes that much %s: %s", change(reason),
                    more.equals(answer.a()) ? "no client avoids it." : "every client gains it.");
            case WAKING ->
                Text.format("That much %s passes until woken threads run: cores are asleep or taken, and caches cold.",
                        change(reason));
            case RESIDUAL -> Text.EMPTY;
        };
    }

    private static String change(Move reason) {
        return reason.micros().value() > 0 ? "more" : "less";
    }

    private static Text pool(CellResult held) {
        Ledger.Pool pool = held.measured().ledger().pool();
        if (pool == null) {
            return Text.EMPTY;
        }
        Parameters p = held.parameters();
        int rounds = (p.atOnce() + pool.room() - 1) / pool.room();
        return Text.format("%s lets %s calls through at a time: %s calls at once are %s rounds.",
                Names.library(p.client()), pool.room(), p.atOnce(), rounds);
    }

    private static Text carried(CellResult cell, Part part) {
        return Carried.time(Objects.requireNonNull(cell.measured().ledger().get(part)));
    }

    /// What the library's own hooks show, and its CPU.
    private static Text library(CellResult more, CellResult less, Move reason) {
        Text cpu = cpu(more, less);
        Detail shown = Stream.of(Detail.values())
                .filter(detail -> extra(more, less, detail) >= SHOWN * Math.abs(reason.micros().value()))
                .max(Comparator.comparingDouble(detail -> extra(more, less, detail))).orElse(null);
        Text hooks = shown == null ? Text.EMPTY : Text.of("Its hooks show it ", word(shown), ". ");
        return Text.of(way(more, less, reason), hooks, cpu);
    }

    /// On which way most of it is, where the clocks of client and server can be compared.
    private static Text way(CellResult more, CellResult less, Move reason) {
        double most = SHOWN * Math.abs(reason.micros().value());
        if (extra(more, less, Phase.SEND) >= most) {
            return Text.of("It is in send, before the request is at the server. ");
        }
        return extra(more, less, Phase.RECEIVE) >= most
                ? Text.of("It is in receive, after the server has answered. ")
                : Text.EMPTY;
    }

    private static double extra(CellResult more, CellResult less, Phase phase) {
        Quantity first = more.measured().phases().get(phase);
        Quantity second = less.measured().phases().get(phase);
        return first == null || second == null ? 0 : first.value() - second.value();
    }

    private static double extra(CellResult more, CellResult less, Detail detail) {
        Quantity first = more.measured().details().get(detail);
        Quantity second = less.measured().details().get(detail);
        return first == null || second == null ? 0 : first.value() - second.value();
    }

    private static Text cpu(CellResult more, CellResult less) {
        Quantity first = cost(more);
        Quantity second = cost(less);
        return first == null || second == null
                ? Text.EMPTY
                : Text.format("The client's process takes %s of CPU a call, against %s.", Carried.time(first),
                        Carried.time(second));
    }

    private static @Nullable Quantity cost(CellResult cell) {
        return cell.measured().costs().get(Cost.CPU);
    }

    private static String word(Detail detail) {
        return switch (detail) {
            case LEASE -> "before the request has a connection";
            case CONNECT -> "while a connection is opened";
            case TLS -> "in the TLS handshake";
            case WRITE -> "until the request is on the socket";
            case HEAD -> "until the headers of the answer are there";
            case BODY -> "until the body of the answer is complete";
        };
    }
}
