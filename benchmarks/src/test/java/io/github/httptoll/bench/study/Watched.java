// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/// An output that does something, once, in the thread that prints a certain text.
final class Watched extends PrintStream {
    private final String text;
    private final Action action;
    private boolean done;

    Watched(String text, Action action) {
        super(OutputStream.nullOutputStream());
        this.text = text;
        this.action = action;
    }

    @Override
    public void print(String line) {
        if (!done && line.contains(text)) {
            done = true;
            try {
                action.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    interface Action {
        void run() throws IOException;
    }
}
