// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import org.jspecify.annotations.Nullable;

/// What the server says of one request: t3, t4 and t5 of its clock, and how long its kernel had the request, all in nanoseconds.
///
/// @param acceptNanos how long its connection waited to be accepted: 0 where it was used before, or [Timeline#UNSEEN]
/// @param unreadNanos how long the kernel had had it when the server read it, or [Timeline#UNSEEN]
record ServerStamps(long arrivedNanos, long handlingNanos, long releasedNanos, long acceptNanos, long unreadNanos) {
    /// Of a request whose answer has not come, or said nothing.
    static final ServerStamps NONE = new ServerStamps(0, 0, 0, Timeline.UNSEEN, Timeline.UNSEEN);

    /// Reads `arrived,handling,released[,accept[,unread]]`; [#NONE] where the header is missing or damaged.
    static ServerStamps parsed(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        int first = header.indexOf(',');
        int second = header.indexOf(',', first + 1);
        if (first <= 0 || second <= first) {
            return NONE;
        }
        int third = header.indexOf(',', second + 1);
        int fourth = third < 0 ? -1 : header.indexOf(',', third + 1);
        return new ServerStamps(Long.parseLong(header, 0, first, 10), between(header, first, second),
                between(header, second, third), third < 0 ? Timeline.UNSEEN : between(header, third, fourth),
                fourth < 0 ? Timeline.UNSEEN : between(header, fourth, -1));
    }

    /// @param next the next comma, or below 0 where there is none
    private static long between(String header, int comma, int next) {
        return Long.parseLong(header, comma + 1, next < 0 ? header.length() : next, 10);
    }
}
