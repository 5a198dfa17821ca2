// SPDX-License-Identifier: Apache-2.0
/// Bytes to records: the only place that knows the files of a run directory, JMH's JSON and its units.
@NullMarked
package io.github.httptoll.analysis.read;

import org.jspecify.annotations.NullMarked;
