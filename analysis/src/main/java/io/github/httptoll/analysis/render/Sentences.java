// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.CellResult;
import io.github.httptoll.analysis.findings.Contrast;
import io.github.httptoll.analysis.findings.Finding;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Parameters;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The answer in sentences, each number with its interval, its unit and the count of values behind it.
///
/// A ratio whose whole interval is within the smallest difference of interest is no effect, and no sentence tells it. What a client adds in
/// microseconds is an effect of its own.
public final class Sentences {
    private Sentences() {}

    public static List<String> of(Findings findings) {
        List<String> sentences = findings.findings().stream().flatMap(finding -> of(finding).stream()).toList();
        if (!sentences.isEmpty()) {
            return sentences;
        }
        if (!findings.claims().isEmpty()) {
            return List.of("What this run can say is in its claims.");
        }
        return List.of(findings.findings().isEmpty()
                ? "This run holds no two valid cells to compare, so it gives no answer."
                : "Nothing that this run compares differs by more than 5 %.");
    }

    public static List<String> of(Finding finding) {
        return switch (finding) {
            case Finding.AsyncAgainstThreads async -> AsyncSentences.of(async);
            case Finding.ClientToll toll -> List.of(toll(toll));
            case Finding.SequentialAgainstConcurrent sequential -> sequential(sequential);
            case Finding.HiddenLimit limits -> List.of(LimitSentences.of(limits));
            case Finding.BlockedLoop loop -> loop(loop);
            case Finding.SessionCost session -> session(session);
        };
    }

    private static String toll(Finding.ClientToll toll) {
        Contrast most = most(toll.contrasts(), Sentences::extra);
        Contrast least = least(toll.contrasts(), Sentences::extra);
        String range = most.equals(least) ? extraOf(most) : "from " + extraOf(least) + " to " + extraOf(most);
        return "One call at a time at %s, a client adds %s per request to what the raw socket needs, %s (%s)."
                .formatted(Names.delay(toll.delaysMillis()), range, Numbers.micros(perCall(most)), n(most));
    }

    private static String extraOf(Contrast contrast) {
        return Numbers.micros(contrast.extraMicros()) + " (" + Names.contender(contrast.first().parameters()) + ")";
    }

    /// What one call of the second cell takes, in microseconds.
    private static Quantity perCall(Contrast contrast) {
        CellResult second = contrast.second();
        return second.measured().batchMillis().times(1000.0 / second.parameters().calls(), Unit.MICROS);
    }

    private static List<String> sequential(Finding.SequentialAgainstConcurrent sequential) {
        List<Contrast> effects = sequential.contrasts().stream().filter(Contrast::isEffect).toList();
        if (effects.isEmpty()) {
            return List.of();
        }
        Contrast most = most(effects, Sentences::ratio);
        Contrast least = least(sequential.contrasts(), Sentences::ratio);
        String first = "Waiting one by one costs most with %s: %s takes %s, %s with C = %s takes %s: %s (%s)".formatted(
                work(most.first().parameters()), Names.contender(most.first().parameters()),
                batch(most, true), Names.contender(most.second().parameters()), most.second().parameters().limit(),
                batch(most, false), times(most), n(most));
        return List.of(first + end(most, least, "; least with %s (%s): %s".formatted(work(least.first().parameters()),
                Names.contender(least.first().parameters()), times(least))));
    }

    private static List<String> loop(Finding.BlockedLoop loop) {
        List<Contrast> best = loop.contrasts().stream().map(contrast -> contrast.first().id()).distinct()
                .map(id -> most(loop.contrasts().stream().filter(c -> c.first().id().equals(id)).filter(
                        c -> isWork(c)
                                || loop.contrasts().stream().noneMatch(o -> o.first().equals(c.first()) && isWork(o)))
                        .toList(), Sentences::ratio))
                .toList();
        List<Contrast> effects = best.stream().filter(Contrast::isEffect).toList();
        if (effects.isEmpty()) {
            return List.of();
        }
        Contrast most = most(effects, Sentences::ratio);
        Contrast least = least(best, Sentences::ratio);
        String what = Names.word(loop.kind());
        String first = "%s%s in the completion callback costs %s most: %s there against %s %s, %s (%s)".formatted(
                what.substring(0, 1).toUpperCase(Locale.ROOT), what.substring(1),
                Names.contender(most.first().parameters()), batch(most, true), batch(most, false),
                Names.place(most.second().parameters()), times(most), n(most));
        return List.of(first + end(most, least,
                "; %s least: %s".formatted(Names.contender(least.first().parameters()), times(least))));
    }

    private static boolean isWork(Contrast contrast) {
        return !contrast.second().parameters().callback().equals("NOTHING");
    }

    private static List<String> session(Finding.SessionCost session) {
        Contrast most = most(session.contrasts(), Sentences::extra);
        Contrast least = least(session.contrasts(), Sentences::extra);
        if (session.contrasts().stream().noneMatch(Contrast::isEffect)) {
            return List.of();
        }
        String what = switch (session.session()) {
            case "PER_REQUEST" -> "A client of its own for each request";
            case "KEEP_ALIVE_OFF" -> "Keep-alive switched off";
            default -> "Session policy " + Names.word(session.session());
        };
        String first = "%s costs %s most, %s per request at %s%s (%s)".formatted(what,
                Names.contender(most.first().parameters()), Numbers.difference(most.extraMicros()),
                Names.delay(most.first().parameters().delaysMillis()),
                most.isEffect() ? ": " + times(most) + " as a shared client" : "", n(most));
        return List.of(first + end(most, least, "; %s least, %s"
                .formatted(Names.contender(least.first().parameters()), Numbers.difference(least.extraMicros()))));
    }

    /// What is said of the least contrast, where it is another one than the most and an effect.
    private static String end(Contrast most, Contrast least, String ofLeast) {
        return most.equals(least) || !least.isEffect() ? "." : ofLeast + ".";
    }

    static String work(Parameters p) {
        return "%s calls at %s".formatted(p.calls(), Names.delay(p.delaysMillis()));
    }

    static String batch(Contrast contrast, boolean first) {
        return Numbers.millis((first ? contrast.first() : contrast.second()).measured().batchMillis());
    }

    /// The ratio with its interval, and what it cannot say.
    static String times(Contrast contrast) {
        String ratio = Numbers.plain(contrast.ratio()) + " times as long";
        return switch (contrast.comparison().lies()) {
            case ABOVE, BELOW, WITHIN -> ratio;
            case ACROSS -> ratio + (contrast.ratio().interval() == null ? " (no interval)" : " (not told apart)");
        };
    }

    static String n(Contrast contrast) {
        int first = contrast.first().measured().batchMillis().n();
        int second = contrast.second().measured().batchMillis().n();
        return first == second ? "n = " + first + " each" : "n = " + first + " and " + second;
    }

    static double ratio(Contrast contrast) {
        return contrast.ratio().value();
    }

    private static double extra(Contrast contrast) {
        return contrast.extraMicros().value();
    }

    static Contrast most(List<Contrast> contrasts, ToDoubleFunction<Contrast> size) {
        return contrasts.stream().max(Comparator.comparingDouble(size)).orElseThrow();
    }

    private static Contrast least(List<Contrast> contrasts, ToDoubleFunction<Contrast> size) {
        return contrasts.stream().min(Comparator.comparingDouble(size)).orElseThrow();
    }
}
