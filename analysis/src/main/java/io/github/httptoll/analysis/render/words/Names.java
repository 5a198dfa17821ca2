// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.Callback;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.read.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The words for parameters; a name that is not known here is shown in lower case.
public final class Names {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("AWAIT_EACH", "futures awaited one by one"),
            Map.entry("AWAIT_EACH_POOLED", "futures awaited one by one through a pool"),
            Map.entry("MAP_CONCURRENT", "mapConcurrent"), Map.entry("STRUCTURED", "structured scope"),
            Map.entry("BOUNDED_ELASTIC", "boundedElastic"), Map.entry("REACTOR_FLAT_MAP", "Reactor flatMap"),
            Map.entry("RXJAVA_FLAT_MAP", "RxJava flatMap"),
            Map.entry("KEEP_ALIVE_OFF", "keep-alive off"), Map.entry("SLEEP", "sleeping"),
            Map.entry("CPU", "CPU work"), Map.entry("HTTP_1_1_TLS", "HTTP/1.1 over TLS"),
            Map.entry("H2", "HTTP/2 over TLS"), Map.entry("H2C", "HTTP/2 without TLS"),
            Map.entry("TOGETHER", "client and server on one core"),
            Map.entry("APART", "client and server on two cores"));

    private Names() {}

    public static String word(String name) {
        if (name.endsWith(Client.MARK)) {
            return name;
        }
        if (name.contains("=")) {
            // Names and values that are not ours.
            return name.replace(";", ", ");
        }
        if (name.contains(":")) {
            return SetupWords.named(name);
        }
        if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
            return SetupWords.count(name);
        }
        String word = WORDS.get(name);
        return word != null ? word : name.toLowerCase(Locale.ROOT).replace('_', ' ').replace("cpu", "CPU");
    }

    public static String word(Client client) {
        return client.name();
    }

    /// What is not as usual about server, limits of connections, protocol and cores.
    public static String setup(Parameters p) {
        return p.setup().isEmpty() ? "usual" : p.setup().stream().map(Names::word).collect(Collectors.joining(", "));
    }

    /// Who sends and who waits.
    public static String contender(Parameters p) {
        return word(p.client()) + " " + word(p.strategy());
    }

    /// Who sends and who waits, and what else is not so.
    static List<String> unlike(Parameters p, String settings, String session, String callback) {
        List<String> words = new ArrayList<>(List.of(contender(p)));
        if (!p.settings().equals(settings)) {
            words.add(word(p.settings()) + " settings");
        }
        if (!p.session().equals(session)) {
            words.add(word(p.session()));
        }
        if (!p.callback().equals(callback)) {
            words.add(word(p.callback()));
        }
        return words;
    }

    /// The client where its callbacks are compared with other ways to wait.
    public static String async(Client client) {
        return word(client) + (client.hasOtherSibling() ? "" : " async");
    }

    /// A part of a call: a raw exchange by its client, what makes no call by its own name.
    public static String hop(Parameters p, String hop) {
        return p.client().makesCalls() ? word(p.client()) : word(hop);
    }

    /// The library of a client, without the way of its calls.
    public static String library(Client client) {
        String name = client.name();
        int space = name.lastIndexOf(' ');
        return client.hasOtherSibling() && space > 0 ? name.substring(0, space) : name;
    }

    /// How the caller waits, in a word or two.
    public static String way(Parameters p) {
        return switch (p.strategy()) {
            case "SEQUENTIAL" -> "blocking";
            case "AWAIT_EACH", "FUTURES" -> "async";
            case "PLATFORM_POOL" -> "platform threads";
            default -> word(p.strategy());
        };
    }

    /// These names as a sentence lists them: "A", "A and B", "A, B and C".
    static String all(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /// So many of them: "1 claim", "2 claims".
    public static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /// With its first letter as at the start of a sentence.
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// Where the work of a callback is done.
    public static String place(Parameters p) {
        Callback work = p.work();
        return work == null ? word(p.callback()) : switch (work.place()) {
            case CALLBACK_THREAD -> "on the callback thread";
            case POOL -> "on a pool";
            case VIRTUAL -> "on virtual threads";
            case AFTER_JOIN -> "after the join";
        };
    }

    public static Text delay(List<Double> delaysMillis) {
        if (delaysMillis.isEmpty()) {
            return Text.of(Numbers.NONE);
        }
        double least = delaysMillis.stream().min(Double::compare).orElseThrow();
        double most = delaysMillis.stream().max(Double::compare).orElseThrow();
        return least == most
                ? Numbers.withUnit(Numbers.trimmed(most), "ms")
                : Text.of(Numbers.withUnit(Numbers.trimmed(least) + "–" + Numbers.trimmed(most), "ms"), " mixed");
    }

    public static String part(Part part) {
        return switch (part) {
            case NETWORK -> "the network's part";
            case WAKING -> "waking";
            case SERVER -> "the server's part";
            case LIMIT -> "the wait for the limit";
            case POOL -> "the wait for the library's own pool";
            case ACCEPT -> "the wait in the server's accept queue";
            case CLIENT -> "the client's part";
            case SCHEDULING -> "scheduling";
            case RESIDUAL -> "the residual";
            case TRANSPORT -> "network and client together";
        };
    }
}
