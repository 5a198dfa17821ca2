// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.httptoll.bench.workload;

import org.jspecify.annotations.NullMarked;
