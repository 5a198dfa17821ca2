// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import java.util.Comparator;
import java.util.List;

/// How long the requests of one batch waited for the library's own pool, of connections or of requests.
///
/// A pool of k has room for the request that passes it as number i when i − k others of the batch are done. Until then the request waits
/// for the pool; what it takes afterwards to notice is the client's. So it is with a permit under the caller's limit.
///
/// Where the client shows its leases, they are the order, and no request waited longer than its lease took. Where it does not, the order
/// is that of arrival at the server, and the wait is derived.
final class PoolWaits {
    private PoolWaits() {}

    /// All waits together, in nanoseconds.
    ///
    /// @param pool most requests that it lets through at once
    static long nanos(List<Timeline> batch, int pool) {
        if (pool >= batch.size()) {
            return 0;
        }
        List<Timeline> passed = batch.stream().filter(line -> line.stamped() && line.serverStamped())
                .sorted(Comparator.comparingLong(Timeline::throughPoolNanos)).toList();
        long[] done = passed.stream().mapToLong(Timeline::doneNanos).sorted().toArray();
        long sum = 0;
        for (int i = pool; i < passed.size(); i++) {
            sum += passed.get(i).poolNanos(done[i - pool]);
        }
        return sum;
    }
}
