// SPDX-License-Identifier: Apache-2.0
/// What theory predicts for a batch or a machine, to be printed beside what was measured.
@NullMarked
package io.github.httptoll.analysis.model;

import org.jspecify.annotations.NullMarked;
