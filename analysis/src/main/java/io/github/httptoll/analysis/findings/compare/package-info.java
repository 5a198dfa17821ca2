// SPDX-License-Identifier: Apache-2.0
/// What changed from one run to another.
@NullMarked
package io.github.httptoll.analysis.findings.compare;

import org.jspecify.annotations.NullMarked;
