// SPDX-License-Identifier: Apache-2.0

/// What layers add to the clients that make their calls.
@NullMarked
package io.github.httptoll.analysis.findings.layer;

import org.jspecify.annotations.NullMarked;
