// SPDX-License-Identifier: Apache-2.0
/// Estimates and comparisons as pure functions: no value travels without its interval and its warnings.
@NullMarked
package io.github.httptoll.analysis.statistics;

import org.jspecify.annotations.NullMarked;
