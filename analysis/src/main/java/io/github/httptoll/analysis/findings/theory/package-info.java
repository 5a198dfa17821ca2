// SPDX-License-Identifier: Apache-2.0
/// What theory predicts, beside what was measured.
@NullMarked
package io.github.httptoll.analysis.findings.theory;

import org.jspecify.annotations.NullMarked;
