// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/// How a client is found: [ServiceLoader] makes one of each class that is named in
/// `META-INF/services/io.github.httptoll.client.ClientProvider`. So it is public and has a public constructor without arguments.
public interface ClientProvider {
    /// Says what the client is. Opens nothing, and loads no class of the library: the JVM that plans a study asks this, too.
    ClientDescription describe();

    /// What of a [RequestForm] its adapter sends. A study that asks for more is refused.
    default Set<RequestForm.Feature> sends() {
        return Set.of();
    }

    /// The same over one protocol, over which it may send less.
    default Set<RequestForm.Feature> sendsOver(Protocol protocol) {
        return sends();
    }

    /// The settings of the library that a study file may give by their own names. The adapter reads each of them in
    /// [ClientSettings#own]. Opens nothing, as [#describe].
    default List<Setting> settings() {
        return List.of();
    }
}
