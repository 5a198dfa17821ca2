// SPDX-License-Identifier: Apache-2.0
/// The shards of one study made into one run directory: files to files, without judgement.
@NullMarked
package io.github.httptoll.analysis.merge;

import org.jspecify.annotations.NullMarked;
