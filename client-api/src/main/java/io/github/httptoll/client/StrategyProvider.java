// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.List;
import java.util.ServiceLoader;

/// How strategies are found that are not of the suite: [ServiceLoader] makes one provider of each class that is named in
/// `META-INF/services/io.github.httptoll.client.StrategyProvider`. So it is public and has a public constructor without arguments.
///
/// @since 1.1
public interface StrategyProvider {
    /// Its strategies, each with another id. Opens nothing: the JVM that plans a study asks this, too.
    List<StrategyDescription> strategies();
}
