// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

/// A mistake of which a recording may show signs, with the part of the documents that has its cost and its fix.
public enum Mistake {
    POOL_OF_FIVE("calls wait for the library's own limit of connections or calls",
            "docs/why-is-async-slower.md#1-the-library-lets-only-five-calls-through"), //
    CALLBACK_BLOCKS("a callback blocks the thread that brings the answers",
            "docs/why-is-async-slower.md#2-a-callback-blocks-the-thread-that-brings-the-answers"), //
    CALLBACK_CALLS("a callback waits for another call",
            "docs/why-is-async-slower.md#3-a-callback-waits-for-another-call"), //
    CLIENT_PER_REQUEST("clients are made again and again",
            "docs/why-is-async-slower.md#4-a-client-for-each-request"), //
    COMMON_POOL("blocking calls occupy the common pool",
            "docs/why-is-async-slower.md#5-the-calls-do-not-run-at-the-same-time"), //
    PINNED("virtual threads hold their carriers while they wait", "docs/diagnose.md#pinned-carriers");

    private final String words;
    private final String page;

    Mistake(String words, String page) {
        this.words = words;
        this.page = page;
    }

    /// What happens, as the rest of a sentence.
    public String words() {
        return words;
    }

    /// The part of the documents about it.
    public String page() {
        return page;
    }
}
