// SPDX-License-Identifier: Apache-2.0
/// What is asked: questions, the cells of their surveys, claims, study files, and how much time a tier gives to them.
@NullMarked
package io.github.httptoll.bench.study.ask;

import org.jspecify.annotations.NullMarked;
