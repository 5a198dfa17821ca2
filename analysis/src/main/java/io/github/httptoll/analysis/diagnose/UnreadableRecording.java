// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

/// A file that is no Flight Recorder file; the message is one line: which file, what is wrong, what to do.
public final class UnreadableRecording extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRecording(String message) {
        super(message.replaceAll("\\s+", " "));
    }
}
