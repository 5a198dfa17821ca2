// SPDX-License-Identifier: Apache-2.0
/// The answer as text for a terminal.
@NullMarked
package io.github.httptoll.analysis.render.console;

import org.jspecify.annotations.NullMarked;
