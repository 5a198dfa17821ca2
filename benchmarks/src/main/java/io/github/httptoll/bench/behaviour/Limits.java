// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.time.Duration;

/// The times of a [MishapRunner].
///
/// @param connect a client's limit for a new connection
/// @param answer a client's limit for an answer: the longer one, so that it is not this one that ends connecting where it is a limit of
///        all
/// @param slowBody how long [ServerScript#SLOW_BODY] takes
/// @param patience longest that an outcome is waited for
record Limits(Duration connect, Duration answer, Duration slowBody, Duration patience) {
    /// Those of the tables. A slow body takes three times the limit for an answer.
    static final Limits OF_TABLES = new Limits(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(900),
            OpenClient.PATIENCE);
}
