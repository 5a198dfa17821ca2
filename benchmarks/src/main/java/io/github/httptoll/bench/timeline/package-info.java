// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.httptoll.bench.timeline;

import org.jspecify.annotations.NullMarked;
