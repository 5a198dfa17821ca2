// SPDX-License-Identifier: Apache-2.0
/// Findings as statements: the only place that chooses words, digits and units. Every format prints the same.
@NullMarked
package io.github.httptoll.analysis.render.words;

import org.jspecify.annotations.NullMarked;
