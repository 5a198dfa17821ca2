// SPDX-License-Identifier: Apache-2.0
/// Where the CPU of profiled cells went, by owner, and what two of them differ in.
@NullMarked
package io.github.httptoll.analysis.findings.cpu;

import org.jspecify.annotations.NullMarked;
