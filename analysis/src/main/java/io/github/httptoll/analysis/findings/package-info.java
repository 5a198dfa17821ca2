// SPDX-License-Identifier: Apache-2.0
/// All findings of a run; chooses no words and no digits.
@NullMarked
package io.github.httptoll.analysis.findings;

import org.jspecify.annotations.NullMarked;
