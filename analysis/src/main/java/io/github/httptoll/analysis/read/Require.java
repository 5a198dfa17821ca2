// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import org.jspecify.annotations.Nullable;

/// The check that a field of a file is there.
final class Require {
    private Require() {}

    static void check(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
