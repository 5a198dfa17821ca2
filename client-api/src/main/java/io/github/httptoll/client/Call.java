// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.net.URI;

/// One HTTP request that is to be made, and what a right answer to it looks like.
///
/// @param uri the absolute address, delay, body size and token included
/// @param token what the server echoes as [Headers#TOKEN], so that an answer cannot be taken for another request's
/// @param bytes length of the right answer's body
/// @param body what the request carries
/// @param form how it is sent; an adapter does of it what its [ClientProvider#sends] says
public record Call(URI uri, String token, int bytes, RequestBody body, RequestForm form) {
    /// Where there is a body it is a POST, otherwise a GET.
    public Call(URI uri, String token, int bytes, RequestBody body) {
        this(uri, token, bytes, body, RequestForm.USUAL);
    }

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

    /// Its method.
    public String method() {
        return form.method().isEmpty() ? body.exists() ? "POST" : "GET" : form.method();
    }
}
