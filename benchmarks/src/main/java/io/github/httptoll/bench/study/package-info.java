// SPDX-License-Identifier: Apache-2.0
/// The command line of the study: what its options stand for, and what a run comes to. No room below knows it.
@NullMarked
package io.github.httptoll.bench.study;

import org.jspecify.annotations.NullMarked;
