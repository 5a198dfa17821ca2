// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

/// A run directory that cannot be read; the message is one line: which file, what was expected, what to do.
public final class UnreadableRun extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableRun(String what, String todo) {
        super((what + "; " + todo).replaceAll("\\s+", " "));
    }

    static UnreadableRun damaged(String file, String problem, String expected) {
        return new UnreadableRun(file + " is damaged: " + problem + "; expected " + expected,
                "restore the file or run the study again");
    }
}
