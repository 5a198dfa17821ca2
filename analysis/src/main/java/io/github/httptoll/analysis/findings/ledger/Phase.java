// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import java.util.Locale;

/// A part of the time of one request, in the order in which it passes.
public enum Phase {
    PERMIT, DISPATCH, SEND, SERVER, RECEIVE, RESUME,
    /// The part of send in which the request waited for the library's own pool.
    POOL,
    /// The part of send in which the connection's first bytes waited until the server accepted it.
    ACCEPT,
    /// The part of send in which the server's kernel had the request, and no thread of the server had read it.
    UNREAD,
    /// Send and receive together, free of the difference of two processes' clocks.
    TRANSPORT, TOTAL;

    private final String key = name().toLowerCase(Locale.ROOT);

    /// The phase's name in the files of a run.
    public String key() {
        return key;
    }

    public boolean crossesProcesses() {
        return this == SEND || this == RECEIVE;
    }
}
