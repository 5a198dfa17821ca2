// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a run ended, and what is missing: `status.json`.
///
/// @param status `complete`, `partial` or `failed`
/// @param reason why it is not complete; null where it is
/// @param planned measurements that count
/// @param measured those that are there
/// @param failed cells without a result
/// @param noSteadyState JVMs whose warm-up ended at its cap, by set
/// @param degraded groups whose gates were given up
/// @param measuredAgain groups that were not warm, by set
/// @param startedAt when it began, or was resumed
/// @param resumed when it was, each time
/// @param seconds without interruptions
/// @param spent the same by purpose
record Status(String status, @Nullable String reason, int planned, long measured, List<Failed> failed,
        List<String> noSteadyState, List<String> degraded, List<String> measuredAgain, String startedAt,
        List<String> resumed, double seconds, Map<String, Double> spent) {
    /// A cell without a result.
    record Failed(String cell, String why) {}
}
