// SPDX-License-Identifier: Apache-2.0
/// Two cells of a run beside each other, block by block, and the variance that like pairs share.
@NullMarked
package io.github.httptoll.analysis.findings.pair;

import org.jspecify.annotations.NullMarked;
