// SPDX-License-Identifier: Apache-2.0
/// What became of what was registered before the run: claims about times, and counts in two ways.
@NullMarked
package io.github.httptoll.analysis.findings.claim;

import org.jspecify.annotations.NullMarked;
