// SPDX-License-Identifier: Apache-2.0
/// What a thread is for, and where the threads of client and server sit.
@NullMarked
package io.github.httptoll.bench.placement;

import org.jspecify.annotations.NullMarked;
