// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.httptoll.bench.cell.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a study file asks to be counted, on both sides.
///
/// @param count what is judged
public record Arms(Count count, Arm a, Arm b) {
    /// What a side may say apart from its cell, in whole numbers, and what it has where it says nothing.
    public static final Map<String, Integer> USUAL = usual();

    private static Map<String, Integer> usual() {
        Map<String, Integer> usual = new LinkedHashMap<>();
        usual.put("connectMillis", 5_000);
        usual.put("leaseMillis", 0);
        usual.put("answerMillis", 30_000);
        usual.put("retries", 0);
        usual.put("batches", 1);
        usual.put("pauseMillis", 0);
        usual.put("paceMillis", 0);
        usual.put("warm", 0);
        usual.put("patienceMillis", 60_000);
        return usual;
    }

    public Arm arm(boolean first) {
        return first ? a : b;
    }

    /// Rough time of both.
    @JsonIgnore
    public double plannedMillis() {
        return a.plannedMillis() + b.plannedMillis();
    }

    /// True where calls are made inside TLS.
    @JsonIgnore
    public boolean isSecure() {
        return isSecure(a.cell()) || isSecure(b.cell());
    }

    private static boolean isSecure(Parameters cell) {
        return cell.protocol().secure();
    }

    /// What can be counted of calls.
    public enum Count {
        /// Calls without a right answer, for whatever reason.
        FAILED("calls without a right answer"),
        /// Calls that ended because a time was over.
        TIMED_OUT("calls that timed out"),
        REFUSED("calls whose connection was refused"),
        RESET("calls whose connection broke"),
        /// Calls that no TLS connection was opened for.
        TLS("calls that failed in TLS"),
        OTHER("calls that failed in another way"),
        /// Calls with an answer that is not the right one, such as an error status.
        WRONG_ANSWER("calls with a wrong answer"),
        /// Calls that had not ended when the patience was over.
        UNFINISHED("calls that did not end"),
        /// Requests that the server saw beyond the calls that the caller made.
        REPEATED("requests repeated by the client"),
        /// Connections that the server saw opened.
        CONNECTIONS("connections opened"),
        MOST_IN_FLIGHT("most requests at once at the server"),
        /// Look-ups of the server's name that the JDK made, those that found nothing included.
        LOOK_UPS("look-ups of the server's name"),
        /// The time of the first call that counts; of a JVM that has made none before, with the opening of its client.
        FIRST_CALL_MILLIS("ms of the first call");

        private final String words;

        Count(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /// True where it is some of the calls.
        boolean isPart() {
            return switch (this) {
                case FAILED, TIMED_OUT, REFUSED, RESET, TLS, OTHER, WRONG_ANSWER, UNFINISHED -> true;
                case REPEATED, CONNECTIONS, MOST_IN_FLIGHT, LOOK_UPS, FIRST_CALL_MILLIS -> false;
            };
        }
    }
}
