// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.Locale;

/// A constant that files name by its own name, in lower case.
public interface Keyed {
    String name();

    default String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
