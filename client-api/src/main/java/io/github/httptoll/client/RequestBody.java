// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

/// What a request carries to the server: nothing, or bytes of known length.
public interface RequestBody {
    /// No body: the request is a GET.
    RequestBody NONE = () -> new byte[0];

    /// The bytes themselves, which are not to be changed: a copy for each call would be a cost of the study.
    byte[] bytes();

    /// Its length in bytes.
    default int length() {
        return bytes().length;
    }

    /// True where the request is a POST with a body.
    default boolean exists() {
        return length() > 0;
    }
}
