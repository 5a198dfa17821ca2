// SPDX-License-Identifier: Apache-2.0
/// Sampled stacks, the rules that say which owner burnt the CPU of each, and their fold into a tree. Knows no run and no recording.
@NullMarked
package io.github.httptoll.analysis.profile;

import org.jspecify.annotations.NullMarked;
