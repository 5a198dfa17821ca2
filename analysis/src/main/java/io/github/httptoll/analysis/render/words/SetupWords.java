// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The words for values that a run has as `name:value` (of a server, a request or a wire; several joined by `+`) or as `value name`.
/// A name that is not known here is shown as it is.
final class SetupWords {
    /// `%s` is the value.
    private static final Map<String, String> WORDS = Map.ofEntries(
            // What a cell counts.
            Map.entry("requestBytes", "%s bytes in each request"),
            Map.entry("callbackMillis", "%s ms in each callback"),
            Map.entry("rate", "%s calls/s"),
            // The server.
            Map.entry("threads", "server on %s threads"), Map.entry("slots", "server with %s slots"),
            Map.entry("distribution", "%s delays"), Map.entry("jitterMillis", "spread of %s ms"),
            Map.entry("seed", "seed %s"), Map.entry("stallMillis", "server stops for %s ms"),
            Map.entry("stallEveryMillis", "every %s ms"), Map.entry("apart:true", "head and body sent separately"),
            Map.entry("chunkBytes", "chunks of %s bytes"), Map.entry("maxConnections", "server with %s connections"),
            Map.entry("streams", "%s streams a connection"),
            Map.entry("idleMillis", "idle limit of %s ms"), Map.entry("noDelay:false", "server without TCP_NODELAY"),
            // The wire.
            Map.entry("roundTripMillis", "round trip of %s ms"), Map.entry("megabitsPerSecond", "%s Mb/s"),
            Map.entry("heldShare", "share %s of segments held back"), Map.entry("heldMillis", "for %s ms"),
            Map.entry("resolveMillis", "look-ups of %s ms"), Map.entry("resolveFailures", "%s failed look-ups first"),
            Map.entry("deadAddresses", "%s dead addresses first"), Map.entry("answers:false", "no address answers"),
            // The request.
            Map.entry("method", "method %s"), Map.entry("headers", "headers %s"),
            Map.entry("knownLength:false", "length not said"), Map.entry("pieces", "body in %s pieces"),
            Map.entry("pauseMillis", "%s ms between pieces"), Map.entry("expectContinue:true", "Expect: 100-continue"),
            Map.entry("gzip:true", "gzip"), Map.entry("answer", "answer %s"));

    private SetupWords() {}

    /// `value name`, or the same where the name is not known.
    static String count(String text) {
        int space = text.indexOf(' ');
        String words = space < 0 ? null : WORDS.get(text.substring(space + 1));
        return words == null ? text : words.formatted(text.substring(0, space));
    }

    /// `name:value+name:value`.
    static String named(String text) {
        return Arrays.stream(text.split("\\+", -1)).map(SetupWords::pair).collect(Collectors.joining(", "));
    }

    private static String pair(String pair) {
        int colon = pair.indexOf(':');
        String name = colon < 0 ? pair : pair.substring(0, colon);
        String words = WORDS.getOrDefault(pair, WORDS.get(name));
        return words == null ? pair.replace(":", " ") : words.formatted(value(name, pair.substring(colon + 1)));
    }

    /// Numbers without an empty fraction, and our constants in lower case.
    private static String value(String name, String value) {
        return switch (name) {
            case "distribution", "answer" -> value.toLowerCase(Locale.ROOT).replace('_', ' ');
            default -> value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
        };
    }
}
