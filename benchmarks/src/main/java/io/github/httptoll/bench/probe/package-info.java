// SPDX-License-Identifier: Apache-2.0
/// What a measured iteration cost: CPU, waiting for a CPU, memory, switches; for this process and the server's apart.
@NullMarked
package io.github.httptoll.bench.probe;

import org.jspecify.annotations.NullMarked;
