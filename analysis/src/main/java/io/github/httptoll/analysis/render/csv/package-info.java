// SPDX-License-Identifier: Apache-2.0
/// The cells of an experiment as CSV.
@NullMarked
package io.github.httptoll.analysis.render.csv;

import org.jspecify.annotations.NullMarked;
