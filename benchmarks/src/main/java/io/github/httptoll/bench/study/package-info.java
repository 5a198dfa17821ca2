// SPDX-License-Identifier: Apache-2.0
/// The study: what is measured, in which order, by which child processes, and into which files.
@NullMarked
package io.github.httptoll.bench.study;

import org.jspecify.annotations.NullMarked;
