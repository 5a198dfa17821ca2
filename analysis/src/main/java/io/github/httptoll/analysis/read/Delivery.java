// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import org.jspecify.annotations.Nullable;

/// What a study file asked of server, request or wire beyond a delay, and what was delivered: a line of delivered.jsonl.
///
/// `of` is the parameter of the cell, `client` the client that did it, null where it is not a client's. `shape` is all that the file
/// says of it, `name` the one value of which this is said. What is true or false is 1 or 0. `delivered` is null where it was not seen, for
/// the reason `why`, null in older runs. It counts from `least` to `most`, each null where it is open.
public record Delivery(String of, @Nullable String client, String shape, String name, double asked,
        @Nullable Double delivered, @Nullable Double least, @Nullable Double most, @Nullable String why) {
    /// False where something else was seen than what was asked for.
    public boolean isKept() {
        return delivered == null || ((least == null || delivered >= least) && (most == null || delivered <= most));
    }

    /// Whether a cell asked for it.
    public boolean isOf(Cell cell) {
        return shape.equals(cell.params().get(of)) && (client == null || client.equals(cell.client().id()));
    }
}
