// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

/// An open HTTP client whose calls hold the calling thread until the body is there.
public interface BlockingClient extends AutoCloseable {
    /// Makes one call, reads the whole body, and stamps `headers` and `done`. Safe for use by many threads at once. Never throws: a
    /// failure is an [Outcome.Failure]. An interrupt of the calling thread ends the call.
    Outcome call(Call call, Stamps timeline);

    /// Ends the client: when this returns, its threads and sockets are going away and need no further call.
    @Override
    void close();
}
