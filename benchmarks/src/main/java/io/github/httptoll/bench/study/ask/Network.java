// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What lies between the clients and the server.
///
/// @param roundTripMillis of a wire that takes time; 0: loopback, and nothing of ours in between
public record Network(int roundTripMillis) {
    private static final String LOOPBACK = "loopback";
    private static final Pattern ROUND_TRIP = Pattern.compile("(\\d{1,4})ms");

    /// A network as people write it: `loopback`, `1ms`, `30ms`.
    ///
    /// @throws IllegalArgumentException for anything else; the message says what is expected
    @JsonCreator
    public static Network parse(String text) {
        Matcher matcher = ROUND_TRIP.matcher(text.strip());
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) > 0) {
            return new Network(Integer.parseInt(matcher.group(1)));
        }
        if (!text.isBlank() && !text.strip().equals(LOOPBACK)) {
            throw new IllegalArgumentException(
                    "--network is loopback or a round trip such as 1ms or 30ms, not '" + text + "'");
        }
        return new Network(0);
    }

    @Override
    @JsonValue
    public String toString() {
        return roundTripMillis == 0 ? LOOPBACK : roundTripMillis + "ms";
    }
}
