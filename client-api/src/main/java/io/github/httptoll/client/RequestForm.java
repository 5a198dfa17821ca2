// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a request is sent, beyond its address and the bytes of its body.
///
/// @param method empty: GET without a body, POST with one
/// @param headers further headers, in their order
/// @param knownLength false: the length of the body is not said in advance, so that HTTP/1.1 sends chunks
/// @param pieces in how many pieces the body is handed to the library, each of them flushed; 1: as a whole
/// @param pause between two pieces
/// @param expectContinue the server is asked first, by `Expect: 100-continue`
/// @param gzip the answer is asked for by `Accept-Encoding: gzip`, and the library decodes it, or the adapter where the library
///        does not
/// @param answer what the program does with the body of the answer
public record RequestForm(String method, Map<String, String> headers, boolean knownLength, int pieces, Duration pause,
        boolean expectContinue, boolean gzip, Answer answer) {
    /// A request of which nothing is said.
    public static final RequestForm USUAL = new RequestForm("", Map.of(), true, 1, Duration.ZERO, false, false,
            Answer.READ);

    /// @throws IllegalArgumentException if the pieces are fewer than one, or the pause is negative
    public RequestForm {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (pieces < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("pieces are " + pieces + " with a pause of " + pause + ", expected 1 or more, and no less "
                    + "than no time");
        }
    }

    /// True where the body is sent as one array with its length said before, which is what libraries do best.
    public boolean isPlainBody() {
        return knownLength && pieces == 1;
    }

    /// What a program does with the body of an answer. Where it does not read it, an adapter reports no bytes.
    public enum Answer {
        /// Reads it to its end.
        READ,
        /// Looks at the head, and then at nothing more: neither is the body read nor the answer closed.
        LEFT,
        /// Closes the answer after its head.
        CLOSED
    }

    /// What an adapter must do for it, if it differs from the usual one.
    public enum Feature {
        /// A method of its own.
        METHOD,
        /// Further headers.
        HEADERS,
        /// A body without its length.
        UNKNOWN_LENGTH,
        /// A body in pieces.
        PIECES,
        /// `Expect: 100-continue`, with a body of any form that the adapter sends.
        EXPECT_CONTINUE,
        /// `Expect: 100-continue` where the body is sent without its length. [#EXPECT_CONTINUE] has it in it.
        EXPECT_WITHOUT_LENGTH,
        /// An answer that is asked for in gzip, and decoded.
        GZIP,
        /// An answer whose body is not read.
        UNREAD
    }
}
