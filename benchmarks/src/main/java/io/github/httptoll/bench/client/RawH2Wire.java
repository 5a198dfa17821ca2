// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where the frames of a [RawH2Session] go: the socket of the connection.
interface RawH2Wire {
    /// Writes whole frames, for one thread at a time.
    ///
    /// @return false: a rest is still to be written, after which [RawH2Session#flushed] is due
    boolean write(ByteBuffer frames) throws IOException;

    /// The body of a call may follow its head: it is to be handed over. This comes within a lock.
    void mayFollow(RawH2Stream stream);

    /// A frame could not be written: the connection is to be closed, and [RawH2Session#end] called. This may come within a lock.
    void broken(IOException cause);
}
