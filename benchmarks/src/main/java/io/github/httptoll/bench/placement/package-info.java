// SPDX-License-Identifier: Apache-2.0
/// Where the threads of client and server sit.
@NullMarked
package io.github.httptoll.bench.placement;

import org.jspecify.annotations.NullMarked;
