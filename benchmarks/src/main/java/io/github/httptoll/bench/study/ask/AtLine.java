// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

/// What a study file may not say, and the line that says it.
final class AtLine extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int line;

    /// @param cause says what is wrong
    AtLine(int line, IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
        this.line = line;
    }

    int line() {
        return line;
    }
}
