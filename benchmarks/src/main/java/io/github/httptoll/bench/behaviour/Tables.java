// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.behaviour.Observation.After.Connection;
import io.github.httptoll.bench.behaviour.Observation.After;
import io.github.httptoll.bench.behaviour.ResourceUsage.Held;
import io.github.httptoll.client.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes both tables as Markdown.
final class Tables {
    private static final String BREAK = "<br>";
    private static final String HIDDEN = "not observable";
    private static final double KILO = 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private Tables() {}

    /// One row a form of a client, one column a [Mishap].
    static String failures(Map<Subject, EnumMap<Mishap, MishapResult>> seen) {
        List<String> lines = head(Stream.of(Mishap.values()).map(Mishap::title).toList());
        seen.forEach((subject, results) -> lines.add(row(subject, Stream.of(Mishap.values())
                .map(mishap -> cell(mishap, results.getOrDefault(mishap, new MishapResult(List.of())))).toList())));
        return text(lines);
    }

    /// One row a form of a client.
    static String resources(Map<Subject, Resources> seen) {
        String many = Resources.MANY + " unclosed: ";
        List<String> lines = head(List.of("threads", "descriptors", "connections", "heap kB", many + "threads",
                many + "descriptors", many + "connections", "ms to close",
                "ms until all is gone", "left: threads", "left: descriptors", "left: connections"));
        seen.forEach((subject, held) -> lines.add(row(subject, resourceCells(held))));
        return text(lines);
    }

    private static List<String> head(List<String> titles) {
        List<String> lines = new ArrayList<>();
        lines.add("| client | form | " + String.join(" | ", titles) + " |");
        lines.add("|---".repeat(titles.size() + 2) + "|");
        return lines;
    }

    private static String row(Subject subject, List<String> cells) {
        return "| `" + subject.client() + "` | " + subject.form() + " | " + String.join(" | ", cells) + " |";
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /// Tries that differ stand side by side.
    static String cell(Mishap mishap, MishapResult result) {
        if (result.tries().isEmpty()) {
            return "not offered";
        }
        String outcomes = distinct(result, seen -> outcome(seen.outcome()));
        String after = distinct(result, Tables::after);
        return outcomes + time(mishap, result.knownMillis()) + (after.isEmpty() ? "" : BREAK + after);
    }

    private static String distinct(MishapResult result, Function<Observation, String> words) {
        return result.tries().stream().map(words).filter(word -> !word.isEmpty()).distinct()
                .collect(Collectors.joining(" *or* "));
    }

    private static String outcome(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> "nothing within " + OpenClient.PATIENCE.toSeconds() + " s";
            case Outcome.Reply reply -> "status " + reply.status();
            case Outcome.Failure failure -> failure.kind() + thrown(failure.classes());
        };
    }

    /// What the library threw, and the innermost cause where that is another class.
    private static String thrown(List<String> classes) {
        if (classes.isEmpty()) {
            return "";
        }
        String first = classes.getFirst();
        String last = classes.getLast();
        return " `" + first + "`" + (first.equals(last) ? "" : " from `" + last + "`");
    }

    private static String time(Mishap mishap, double millis) {
        if (Double.isNaN(millis)) {
            return "";
        }
        return BREAK + millis(millis) + " ms"
                + (mishap.limit() == null ? "" : over(millis - mishap.limit().toMillis()));
    }

    private static String over(double millis) {
        return " (" + (millis < 0 ? "" : "+") + millis(millis) + ")";
    }

    private static String millis(@Nullable Duration time) {
        return time == null
                ? "more than " + OpenClient.PATIENCE.toMillis()
                : millis(time.toNanos() / NANOS_PER_MILLI);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, Math.abs(millis) < 10 ? "%.1f" : "%.0f", millis);
    }

    private static String after(Observation seen) {
        String connection = switch (seen.after()) {
            case Connection.SAME -> "same connection";
            case Connection.OTHER -> "other connection";
            case Connection.NEW -> "";
            case After.Failed failed -> "next call: " + outcome(failed.outcome());
        };
        return seen.sent() < 2 ? connection : "sent " + seen.sent() + " times, " + connection;
    }

    private static List<String> resourceCells(Resources held) {
        List<String> cells = new ArrayList<>(counts(held.one()));
        cells.add(String.format(Locale.ROOT, "%.0f", held.heapBytes() / KILO));
        cells.addAll(counts(held.unclosed()));
        cells.add(millis(held.closing()));
        cells.add(millis(held.gone()));
        cells.addAll(counts(held.left()));
        return cells;
    }

    private static List<String> counts(Held held) {
        return List.of(String.valueOf(held.threads()),
                held.descriptors() == null ? HIDDEN : held.descriptors().toString(),
                String.valueOf(held.connections()));
    }
}
