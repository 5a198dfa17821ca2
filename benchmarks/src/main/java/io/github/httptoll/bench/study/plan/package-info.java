// SPDX-License-Identifier: Apache-2.0
/// What is planned before anything is timed: cells with their floors and effort, groups that share blocks, sets of JVMs, and how long it
/// all takes.
@NullMarked
package io.github.httptoll.bench.study.plan;

import org.jspecify.annotations.NullMarked;
