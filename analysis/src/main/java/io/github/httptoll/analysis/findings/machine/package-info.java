// SPDX-License-Identifier: Apache-2.0
/// The machines of a merged run, and which of them count.
@NullMarked
package io.github.httptoll.analysis.findings.machine;

import org.jspecify.annotations.NullMarked;
