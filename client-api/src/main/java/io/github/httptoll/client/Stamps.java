// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

/// The moments of one call that only the adapter sees. Each method takes the time when it is called.
///
/// [#headers] and [#done] are due for each call that gets an answer. The others are for libraries that have hooks for them. An adapter
/// that calls one says so in [Form#exposes]. Each is called at most once a call, before its [Outcome] is handed over.
public interface Stamps {
    /// The client begins to open a connection for this call. Not called where a pooled one is used.
    void connecting();

    /// The TLS handshake of that connection begins.
    void securing();

    /// That handshake is over.
    void secured();

    /// That connection is open.
    void connected();

    /// The call has its connection, new or pooled.
    void leased();

    /// The request has been handed to the socket.
    void written();

    /// The client has parsed the response's headers.
    void headers();

    /// The client has the whole body.
    void done();

    /// The connection that carried the call, for a library that names its connections.
    ///
    /// @param connection a name that no other connection of this process has
    void carriedBy(String connection);
}
