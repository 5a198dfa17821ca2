// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

/// Whether requests are stamped. Looking has a price; this is how it is measured.
public enum Stamping {
    /// Every request carries its stamps.
    ON,
    /// The client takes none. The server's own are still in its answers, so that its share can be told.
    OFF
}
