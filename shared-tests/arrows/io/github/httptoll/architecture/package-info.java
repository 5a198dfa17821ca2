// SPDX-License-Identifier: Apache-2.0
/// What the tests of all modules share: how packages may depend on each other.
@NullMarked
package io.github.httptoll.architecture;

import org.jspecify.annotations.NullMarked;
