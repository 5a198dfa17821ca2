// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.io.IOException;

/// Threads cannot be put on the cores that a placement asks for, or not be given back; the message says why.
public final class CannotPlace extends IOException {
    private static final long serialVersionUID = 1;

    CannotPlace(String message) {
        super(message);
    }
}
