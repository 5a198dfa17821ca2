// SPDX-License-Identifier: Apache-2.0

/// What layers above an HTTP client share here. A layer gets the settings of its engine, and makes the call as its documents show.
@NullMarked
package io.github.httptoll.layers;

import org.jspecify.annotations.NullMarked;
