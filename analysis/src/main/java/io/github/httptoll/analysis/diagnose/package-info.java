// SPDX-License-Identifier: Apache-2.0
/// What a Flight Recorder file of a service shows of its HTTP calls: CPU by owner, waiting by cause, and signs of known mistakes. Knows
/// no run.
@NullMarked
package io.github.httptoll.analysis.diagnose;

import org.jspecify.annotations.NullMarked;
