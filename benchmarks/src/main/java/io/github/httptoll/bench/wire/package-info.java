// SPDX-License-Identifier: Apache-2.0
/// A wire that takes time: a TCP relay between clients and the server, with a known delay in each direction.
@NullMarked
package io.github.httptoll.bench.wire;

import org.jspecify.annotations.NullMarked;
