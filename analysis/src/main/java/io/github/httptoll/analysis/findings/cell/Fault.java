// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import org.jspecify.annotations.Nullable;

/// Why a cell is invalid. Counts are of the worst iteration unless said otherwise.
public sealed interface Fault {
    /// Nothing was measured; `why` as the study said it, null if it did not.
    record NotMeasured(@Nullable String why) implements Fault {}

    /// The server did not keep its delays under so many calls at once, as it said itself.
    record NotCertified(int limit, String sentence) implements Fault {}

    /// Server, client or wire did something else than what the cell asks for; `value` is its name.
    record NotDelivered(String value, double asked, double delivered) implements Fault {}

    /// A metric that its check needs was not observed.
    record NotObserved(String metric) implements Fault {}

    /// Requests without a right answer, over all iterations.
    record FailedRequests(long failures, long requests) implements Fault {}

    /// Phases below zero, over all iterations.
    record NegativePhases(long phases) implements Fault {}

    /// The server saw more requests at once than the caller allowed.
    record TooManyInFlight(long seen, long allowed) implements Fault {}

    /// The server counted fewer requests at once than Little's law needs.
    record TooFewInFlight(long seen, long least) implements Fault {}

    /// More or fewer connections than expected; a null bound is open.
    record WrongConnections(long opened, @Nullable Long low, @Nullable Long high) implements Fault {}

    /// The cell still became faster while it was measured: by `part` from the first half of its blocks to the second.
    record NotWarm(double part) implements Fault {}

    /// Not one connection for each request.
    record NotOnePerRequest(long opened, long requests) implements Fault {}
}
