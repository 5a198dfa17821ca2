// SPDX-License-Identifier: Apache-2.0
/// The same as JSON, for programs: records in the shape of findings.json and against.json. Others read their names: they are a contract.
@NullMarked
package io.github.httptoll.analysis.render.json;

import org.jspecify.annotations.NullMarked;
