// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

/// The header names that adapters and fixture server share.
public final class Headers {
    /// The request's token, echoed: goes into [Outcome.Reply#token].
    public static final String TOKEN = "Httptoll-Token";
    /// The server's stamps `arrived,handling,released` in nanoseconds of its clock: go into [Outcome.Reply#stamps] as sent.
    public static final String STAMPS = "Httptoll-Stamps";
    /// Carries [#CLOSE] in each request where [ClientSettings#keepAlive] is false.
    public static final String CONNECTION = "Connection";
    /// Asks the server to close the connection after its answer.
    public static final String CLOSE = "close";

    private Headers() {}
}
