// SPDX-License-Identifier: Apache-2.0
/// Every cell of a study judged: its parameters, its numbers, and the faults that keep it out of comparisons.
@NullMarked
package io.github.httptoll.analysis.findings.cell;

import org.jspecify.annotations.NullMarked;
