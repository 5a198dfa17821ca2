// SPDX-License-Identifier: Apache-2.0
/// The command lines of README and docs/running.md.
@NullMarked
package io.github.httptoll.commands;

import org.jspecify.annotations.NullMarked;
