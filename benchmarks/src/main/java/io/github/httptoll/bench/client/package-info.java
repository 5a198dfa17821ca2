// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.httptoll.bench.client;

import org.jspecify.annotations.NullMarked;
