// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import java.net.URI;

/// One HTTP request that is to be made, and what a right answer to it looks like.
///
/// @param uri the absolute address, delay, body size and token included
/// @param token what the server must echo, so that an answer cannot be taken for another request's
/// @param bytes length of the right body
public record Call(URI uri, String token, int bytes) {
    public Call {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be 0 or more, not " + bytes);
        }
    }
}
