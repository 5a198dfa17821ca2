// SPDX-License-Identifier: Apache-2.0
/// Findings to one HTML file that people look at: a model of the page, its templates, its script.
@NullMarked
package io.github.httptoll.analysis.render.page;

import org.jspecify.annotations.NullMarked;
