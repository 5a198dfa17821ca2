// SPDX-License-Identifier: Apache-2.0
/// Statements and findings as Markdown: report.md and against.md.
@NullMarked
package io.github.httptoll.analysis.render.markdown;

import org.jspecify.annotations.NullMarked;
