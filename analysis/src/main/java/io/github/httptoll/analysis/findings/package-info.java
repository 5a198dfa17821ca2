// SPDX-License-Identifier: Apache-2.0
/// Statistics and model to findings with their evidence; chooses no words and no digits.
@NullMarked
package io.github.httptoll.analysis.findings;

import org.jspecify.annotations.NullMarked;
