// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Parameters;
import io.github.httptoll.analysis.findings.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The words for parameters; a name that is not known here is shown in lower case.
public final class Names {
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("RAW_SOCKET", "raw socket"),
            Map.entry("RAW_NIO", "raw NIO"), Map.entry("RAW_NIO_HAND_OFF", "raw NIO + hand-off"),
            Map.entry("JDK", "JDK"), Map.entry("APACHE_CLASSIC", "Apache classic"),
            Map.entry("APACHE_ASYNC", "Apache async"), Map.entry("OKHTTP", "OkHttp"),
            Map.entry("ASYNC_HTTP_CLIENT", "AsyncHttpClient"), Map.entry("JETTY", "Jetty"),
            Map.entry("HELIDON", "Helidon"), Map.entry("REACTOR_NETTY", "Reactor Netty"), Map.entry("VERTX", "Vert.x"),
            Map.entry("ARMERIA", "Armeria"),
            Map.entry("NO_TRANSPORT", "no call"), Map.entry("AWAIT_EACH", "futures awaited one by one"),
            Map.entry("AWAIT_EACH_POOLED", "futures awaited one by one through a pool"),
            Map.entry("KEEP_ALIVE_OFF", "keep-alive off"), Map.entry("SLEEP", "sleeping"),
            Map.entry("CPU", "CPU work"), Map.entry("HTTP_URL_CONNECTION", "HttpURLConnection"),
            Map.entry("HTTP_1_1_TLS", "HTTP/1.1 over TLS"),
            Map.entry("TOGETHER", "client and server on one core"),
            Map.entry("APART", "client and server on two cores"),
            Map.entry("H2", "HTTP/2 over TLS"), Map.entry("H2C", "HTTP/2 without TLS"));

    private Names() {}

    public static String word(String name) {
        return WORDS.getOrDefault(name, name.toLowerCase(Locale.ROOT).replace('_', ' ').replace("cpu", "CPU"));
    }

    /// What is not as usual about server, limits of connections, protocol and cores.
    public static String setup(Parameters p) {
        return p.setup().isEmpty() ? "usual" : p.setup().stream().map(Names::word).collect(Collectors.joining(", "));
    }

    /// Who sends and who waits.
    public static String contender(Parameters p) {
        return word(p.client()) + " " + word(p.strategy());
    }

    /// Where the work of a callback is done.
    public static String place(Parameters p) {
        int kind = p.callback().indexOf('_');
        return switch (kind < 0 ? "" : p.callback().substring(kind + 1)) {
            case "ON_CALLBACK" -> "on the callback thread";
            case "ON_POOL" -> "on a pool";
            case "ON_VIRTUAL" -> "on virtual threads";
            case "AFTER_JOIN" -> "after the join";
            default -> word(p.callback());
        };
    }

    public static String delay(List<Double> delaysMillis) {
        if (delaysMillis.isEmpty()) {
            return Numbers.NONE;
        }
        double least = delaysMillis.stream().min(Double::compare).orElseThrow();
        double most = delaysMillis.stream().max(Double::compare).orElseThrow();
        return least == most
                ? Numbers.chosen(most) + " ms"
                : Numbers.chosen(least) + "–" + Numbers.chosen(most) + " ms mixed";
    }

    public static String part(Part part) {
        return switch (part) {
            case NETWORK -> "the network's part";
            case SERVER -> "the server's part";
            case LIMIT -> "the wait for the limit";
            case CLIENT -> "the client's part";
            case SCHEDULING -> "scheduling";
            case RESIDUAL -> "the residual";
            case TRANSPORT -> "network and client together";
        };
    }
}
