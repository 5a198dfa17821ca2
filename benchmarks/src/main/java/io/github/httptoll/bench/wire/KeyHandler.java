// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/// What is attached to a key of the relay's selector. Called on the relay's thread only.
interface KeyHandler {
    /// The key's channel is ready for some of what the key is interested in.
    ///
    /// @throws IOException if the relay cannot go on
    void ready(SelectionKey key) throws IOException;

    /// The relay ends.
    void close();
}
