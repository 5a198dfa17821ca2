// SPDX-License-Identifier: Apache-2.0
/// The whole report, in all its formats.
@NullMarked
package io.github.httptoll.analysis.render;

import org.jspecify.annotations.NullMarked;
