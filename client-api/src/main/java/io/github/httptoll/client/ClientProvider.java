// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

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
}
