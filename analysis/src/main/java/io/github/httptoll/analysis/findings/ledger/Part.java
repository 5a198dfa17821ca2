// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import java.util.Locale;

/// Who took a part of the time of one request.
public enum Part {
    /// What the same bytes take over a raw socket.
    NETWORK,
    /// From arrival to release: the delay as it was, and the server's own work.
    SERVER,
    /// The wait for the caller's limit.
    LIMIT,
    /// What the client adds to the network; below zero where it was faster than the raw socket.
    CLIENT,
    /// Dispatch and resume: waiting to run.
    SCHEDULING,
    /// What no part explains.
    RESIDUAL,
    /// Network and client together, which is all that can be said of a cell without a valid floor.
    TRANSPORT;

    /// The part's name in the files of a run.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
