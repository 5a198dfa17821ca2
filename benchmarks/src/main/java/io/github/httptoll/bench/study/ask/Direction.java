// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a claim says of the time of a against that of b. Files have it in lower case.
public enum Direction {
    /// A takes longer.
    SLOWER,
    /// A takes less.
    FASTER,
    /// Both take as long.
    EQUIVALENT,
    /// A takes so many times as long.
    WITHIN;

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
