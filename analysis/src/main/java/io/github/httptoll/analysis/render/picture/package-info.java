// SPDX-License-Identifier: Apache-2.0
/// Pictures of findings for people who look before they read: as SVG and as text.
@NullMarked
package io.github.httptoll.analysis.render.picture;

import org.jspecify.annotations.NullMarked;
