// SPDX-License-Identifier: Apache-2.0
/// What the repository says of one run: the picture, the tables and the answer of its documents, made from the run's findings. No text
/// about a client stands here that the findings do not say.
@NullMarked
package io.github.httptoll.analysis.publish;

import org.jspecify.annotations.NullMarked;
