// SPDX-License-Identifier: Apache-2.0
/// The parameters of a cell: each exists once, for JMH, for study files, for ids and for what opens the calls.
@NullMarked
package io.github.httptoll.bench.cell;

import org.jspecify.annotations.NullMarked;
