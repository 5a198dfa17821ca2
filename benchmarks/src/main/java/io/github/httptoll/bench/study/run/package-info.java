// SPDX-License-Identifier: Apache-2.0
/// What runs: the JVMs of the contenders, their turns and warm-up, the gates and certificates around them, and the time that is left.
@NullMarked
package io.github.httptoll.bench.study.run;

import org.jspecify.annotations.NullMarked;
