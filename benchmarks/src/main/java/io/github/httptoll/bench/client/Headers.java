// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

/// The header names that benchmarks and fixture server share.
final class Headers {
    /// The request's token, echoed.
    static final String TOKEN = "Httptoll-Token";
    /// The server's stamps: `arrived,handling,released` in nanoseconds of its clock.
    static final String STAMPS = "Httptoll-Stamps";
    static final String CONNECTION = "Connection";
    static final String CLOSE = "close";

    private Headers() {}
}
