// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.httptoll.bench.wire.Delivered;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.WireShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a study file asked of server, request or wire beyond a delay, and what was delivered: a line of `delivered.jsonl`.
///
/// @param of the parameter of the cell, such as `wire`
/// @param client that did it; null: it is not a client's
/// @param shape all that the file says of it, such as `streams:5+idleMillis:500`
/// @param name the one value of which this is said
/// @param asked the value; of what is true or false, 1 or 0
/// @param delivered null: it was not seen
/// @param least what was delivered must not be less; null: it may
/// @param most what was delivered must not be more; null: it may
/// @param why it was not seen; null: it was
public record Delivery(String of, @Nullable String client, String shape, String name, double asked,
        @Nullable Double delivered, @Nullable Double least, @Nullable Double most, @Nullable String why) {
    /// How far above the time that was asked for its mean may be, since the machine has its part in it.
    private static final double LONGER = 1.25;
    private static final double LATE_MILLIS = 5;
    private static final double SLOWEST = 0.8;
    private static final double FASTEST = 1.1;
    /// Standard errors of a share.
    private static final double ERRORS = 4;

    /// What counts as delivered; null is open.
    record Range(@Nullable Double least, @Nullable Double most) {
        static final Range ANY = new Range(null, null);

        static Range of(double least, double most) {
            return new Range(least, most);
        }

        static Range exactly(double value) {
            return of(value, value);
        }
    }

    /// True unless something else was seen than what was asked for.
    @JsonIgnore
    boolean isKept() {
        return delivered == null || ((least == null || delivered >= least) && (most == null || delivered <= most));
    }

    /// The same, as what a client did.
    Delivery by(String itsName) {
        return new Delivery(of, itsName, shape, name, asked, delivered, least, most, why);
    }

    static Delivery seen(String of, Record shape, String name, double asked, double delivered, Range range) {
        return new Delivery(of, null, shape.toString(), name, asked, delivered, range.least, range.most, null);
    }

    /// @param why as the end of a sentence
    static Delivery unseen(String of, Record shape, String name, double asked, String why) {
        return new Delivery(of, null, shape.toString(), name, asked, null, null, null, why);
    }

    /// What a wire did to the calls that went over it.
    static List<Delivery> carried(WireShape shape, Delivered seen) {
        List<Delivery> all = new ArrayList<>();
        double roundTrip = shape.roundTripMillis();
        carried(all, shape, "roundTripMillis", seen.roundTripMillis(),
                Range.of(roundTrip, LONGER * roundTrip + LATE_MILLIS));
        double bandwidth = shape.megabitsPerSecond();
        carried(all, shape, "megabitsPerSecond", seen.megabitsPerSecond(),
                Range.of(SLOWEST * bandwidth, FASTEST * bandwidth));
        double segments = Math.max(1, seen.segments());
        double share = shape.heldShare();
        double error = ERRORS * Math.sqrt(share * (1 - share) / segments);
        carried(all, shape, "heldShare", seen.held() / segments, Range.of(Math.max(0, share - error), share + error));
        carried(all, shape, "heldMillis", seen.heldMillis(),
                Range.of(shape.heldMillis(), LONGER * shape.heldMillis() + LATE_MILLIS));
        return all;
    }

    private static void carried(List<Delivery> all, WireShape shape, String name, double delivered, Range range) {
        double asked = NamedValues.number(shape, name);
        if (asked > 0) {
            all.add(delivered == 0
                    ? unseen("wire", shape, name, asked, "no segment showed it")
                    : seen("wire", shape, name, asked, delivered, range));
        }
    }
}
