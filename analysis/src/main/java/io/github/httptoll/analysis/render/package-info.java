// SPDX-License-Identifier: Apache-2.0
/// Findings to Markdown, CSV, JSON and console text: the only place that chooses words, digits and units.
@NullMarked
package io.github.httptoll.analysis.render;

import org.jspecify.annotations.NullMarked;
