// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.profile;

/// To whom CPU is laid: the key that files have, and the name that people read.
public record Owner(String id, String name) {
    /// The id of the owner of whatever no rule claims.
    public static final String REST = "rest";
    /// The ids of the threads of the JVM whose CPU is known by the clock, not by samples.
    public static final String COMPILER = "compiler";
    public static final String COLLECTOR = "collector";
}
