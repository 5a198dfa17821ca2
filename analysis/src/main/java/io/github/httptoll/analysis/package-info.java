// SPDX-License-Identifier: Apache-2.0
/// The program that turns a run directory into its report: read, judge, render.
@NullMarked
package io.github.httptoll.analysis;

import org.jspecify.annotations.NullMarked;
