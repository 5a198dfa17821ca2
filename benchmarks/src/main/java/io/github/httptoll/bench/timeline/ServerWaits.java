// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import java.util.LinkedHashMap;
import java.util.Map;

/// How long the requests of an iteration waited in the server's kernel, as far as the server saw it.
final class ServerWaits {
    private final Map<String, Long> sumNanos = new LinkedHashMap<>();
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private long requests;

    void reset() {
        sumNanos.clear();
        seen.clear();
        requests = 0;
    }

    /// Adds an answered request.
    void add(Timeline timeline) {
        requests++;
        add("accept", timeline.acceptNanos());
        add("unread", timeline.unreadNanos());
    }

    private void add(String wait, long nanos) {
        if (nanos != Timeline.UNSEEN) {
            sumNanos.merge(wait, nanos, Long::sum);
            seen.merge(wait, 1L, Long::sum);
        }
    }

    /// The sums by metric, of those that were seen of every request.
    Map<String, Long> sumNanos() {
        Map<String, Long> whole = new LinkedHashMap<>(sumNanos);
        whole.keySet().removeIf(wait -> seen.getOrDefault(wait, 0L) != requests);
        return whole;
    }
}
