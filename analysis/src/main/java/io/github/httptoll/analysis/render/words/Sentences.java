// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The sentences of findings, each number with its interval, its unit and the count of values behind it.
///
/// A ratio whose whole interval is within the smallest difference of interest is no effect, and no sentence tells it. What a client adds in
/// microseconds is an effect of its own.
final class Sentences {
    private Sentences() {}

    static Text toll(Finding.ClientToll toll) {
        Contrast most = most(toll.contrasts(), Sentences::extra);
        Contrast least = least(toll.contrasts(), Sentences::extra);
        Text range = most.equals(least) ? extraOf(most) : Text.of("from ", extraOf(least), " to ", extraOf(most));
        return Text.format(
                "One call at a time at %s, a client adds %s per request to what the raw socket needs, %s (%s).",
                Names.delay(toll.delaysMillis()), range, Numbers.time(perCall(most)), n(most));
    }

    private static Text extraOf(Contrast contrast) {
        return Text.format("%s (%s)", Numbers.time(contrast.extraMicros()),
                Names.contender(contrast.first().parameters()));
    }

    /// What one call of the second cell takes, in microseconds.
    private static Quantity perCall(Contrast contrast) {
        CellResult second = contrast.second();
        return second.measured().batchMillis().times(1000.0 / second.parameters().calls(), Unit.MICROS);
    }

    static List<Text> sequential(Finding.SequentialAgainstConcurrent sequential) {
        List<Contrast> effects = sequential.contrasts().stream().filter(Contrast::isEffect).toList();
        if (effects.isEmpty()) {
            return List.of();
        }
        Contrast most = most(effects, Sentences::ratio);
        Contrast least = least(sequential.contrasts(), Sentences::ratio);
        return List.of(Text.of(
                Text.format("Waiting one by one costs most with %s: %s takes %s, %s with %s takes %s: %s (%s)",
                        work(most.first().parameters()), Names.contender(most.first().parameters()), batch(most, true),
                        Names.contender(most.second().parameters()),
                        Numbers.named("C", most.second().parameters().limit()), batch(most, false), times(most),
                        n(most)),
                end(most, least, Text.format("; least with %s (%s): %s", work(least.first().parameters()),
                        Names.contender(least.first().parameters()), times(least)))));
    }

    static List<Text> loop(Finding.BlockedLoop loop) {
        List<Contrast> best = loop.contrasts().stream().map(contrast -> contrast.first().id()).distinct()
                .map(id -> most(loop.contrasts().stream().filter(c -> c.first().id().equals(id)).filter(
                        c -> isWork(c)
                                || loop.contrasts().stream()
                                        .noneMatch(o -> o.first().id().equals(c.first().id()) && isWork(o)))
                        .toList(), Sentences::ratio))
                .toList();
        List<Contrast> effects = best.stream().filter(Contrast::isEffect).toList();
        if (effects.isEmpty()) {
            return List.of();
        }
        Contrast most = most(effects, Sentences::ratio);
        Contrast least = least(best, Sentences::ratio);
        return List.of(Text.of(
                Text.format("%s in the completion callback costs %s most: %s there against %s %s, %s (%s)",
                        Names.capital(Names.word(loop.work().name())), Names.contender(most.first().parameters()),
                        batch(most, true), batch(most, false), Names.place(most.second().parameters()), times(most),
                        n(most)),
                end(most, least, Text.format("; %s least: %s", Names.contender(least.first().parameters()),
                        times(least)))));
    }

    private static boolean isWork(Contrast contrast) {
        return !contrast.second().parameters().callback().equals("NOTHING");
    }

    static List<Text> session(Finding.SessionCost session) {
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
        return List.of(Text.of(
                Text.format("%s costs %s most, %s per request at %s%s (%s)", what,
                        Names.contender(most.first().parameters()), Numbers.difference(most.extraMicros()),
                        Names.delay(most.first().parameters().delaysMillis()),
                        most.isEffect() ? Text.format(": %s as a shared client", times(most)) : "", n(most)),
                end(most, least, Text.format("; %s least, %s", Names.contender(least.first().parameters()),
                        Numbers.difference(least.extraMicros())))));
    }

    /// What is said of the least contrast, where it is another one than the most and an effect.
    private static Text end(Contrast most, Contrast least, Text ofLeast) {
        return most.equals(least) || !least.isEffect() ? Text.of(".") : Text.of(ofLeast, ".");
    }

    static Text work(Parameters p) {
        return Text.format("%s calls at %s", p.calls(), Names.delay(p.delaysMillis()));
    }

    static Text batch(Contrast contrast, boolean first) {
        return Numbers.time((first ? contrast.first() : contrast.second()).measured().batchMillis());
    }

    /// The ratio with its interval, and what it cannot say.
    static Text times(Contrast contrast) {
        Text ratio = Text.of(Numbers.rounded(contrast.ratio()), " times as long");
        return switch (contrast.comparison().position()) {
            case ABOVE, BELOW, WITHIN -> ratio;
            case ACROSS ->
                Text.of(ratio, contrast.ratio().interval() == null ? " (no interval)" : " (not told apart)");
        };
    }

    static Text n(Contrast contrast) {
        int first = contrast.first().measured().batchMillis().n();
        int second = contrast.second().measured().batchMillis().n();
        return Text.of(Numbers.named("n", first), first == second ? " each" : " and " + second);
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
