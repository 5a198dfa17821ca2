// SPDX-License-Identifier: Apache-2.0

/// The contract of clients, checked against the real server: by the tests for those of the suite, by a command for all others.
@NullMarked
package io.github.httptoll.bench.check;

import org.jspecify.annotations.NullMarked;
