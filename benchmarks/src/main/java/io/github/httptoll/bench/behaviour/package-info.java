// SPDX-License-Identifier: Apache-2.0
/// What each client throws, and what it holds: one call at a time against a server that misbehaves, and the process before and after.
@NullMarked
package io.github.httptoll.bench.behaviour;

import org.jspecify.annotations.NullMarked;
