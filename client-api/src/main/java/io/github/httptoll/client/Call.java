// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.net.URI;

/// One HTTP request that is to be made, and what a right answer to it looks like.
///
/// @param uri the absolute address, delay, body size and token included
/// @param token what the server echoes as [Headers#TOKEN], so that an answer cannot be taken for another request's
/// @param bytes length of the right answer's body
/// @param body what the request carries: where there is something it is a POST, otherwise a GET
public record Call(URI uri, String token, int bytes, RequestBody body) {
    /// A GET.
    public Call(URI uri, String token, int bytes) {
        this(uri, token, bytes, RequestBody.NONE);
    }

    /// @throws IllegalArgumentException if the length is below 0
    public Call {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be 0 or more, not " + bytes);
        }
    }
}
