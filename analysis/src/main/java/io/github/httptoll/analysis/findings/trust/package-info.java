// SPDX-License-Identifier: Apache-2.0
/// What speaks for and against a run: known delays that come back, clocks, the server, gates.
@NullMarked
package io.github.httptoll.analysis.findings.trust;

import org.jspecify.annotations.NullMarked;
