// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

/// The same cell in two JVMs, by their ids.
public record IdenticalPair(String a, String b) {
    public IdenticalPair {
        Require.check("aa.a", a);
        Require.check("aa.b", b);
    }
}
