// SPDX-License-Identifier: Apache-2.0
/// What else a run answers, exploratory and in the order of the question.
@NullMarked
package io.github.httptoll.analysis.findings.answer;

import org.jspecify.annotations.NullMarked;
