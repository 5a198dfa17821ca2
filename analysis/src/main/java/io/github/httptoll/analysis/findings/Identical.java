// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import org.jspecify.annotations.Nullable;

/// The ratio of the same cell in two JVMs, which is the noise; `ungated` with the void blocks, null where there are none.
public record Identical(Quantity ratio, @Nullable Quantity ungated) {}
