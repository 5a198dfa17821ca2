// SPDX-License-Identifier: Apache-2.0
/// What the tests of two modules share: the JSON Schemas of the files between them.
@NullMarked
package io.github.httptoll.schema;

import org.jspecify.annotations.NullMarked;
