// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the code of a call's completion does, and where, by the names of study.yaml.
public enum Callback {
    SLEEP_ON_CALLBACK(Work.SLEEP, Place.CALLBACK_THREAD), CPU_ON_CALLBACK(Work.CPU, Place.CALLBACK_THREAD), //
    SLEEP_ON_POOL(Work.SLEEP, Place.POOL), CPU_ON_POOL(Work.CPU, Place.POOL), //
    SLEEP_ON_VIRTUAL(Work.SLEEP, Place.VIRTUAL), CPU_ON_VIRTUAL(Work.CPU, Place.VIRTUAL), //
    SLEEP_AFTER_JOIN(Work.SLEEP, Place.AFTER_JOIN), CPU_AFTER_JOIN(Work.CPU, Place.AFTER_JOIN);

    /// The name where there is no such work.
    public static final String NOTHING = "NOTHING";

    /// What is done.
    public enum Work {
        SLEEP, CPU
    }

    /// Where it is done.
    public enum Place {
        CALLBACK_THREAD, POOL, VIRTUAL, AFTER_JOIN
    }

    private static final Map<String, Callback> BY_NAME = Stream.of(values())
            .collect(Collectors.toMap(Callback::name, callback -> callback));
    private final Work work;
    private final Place place;

    Callback(Work work, Place place) {
        this.work = work;
        this.place = place;
    }

    /// The one of that name; null for another one, and for none.
    static @Nullable Callback of(String name) {
        return BY_NAME.get(name);
    }

    Work work() {
        return work;
    }

    public Place place() {
        return place;
    }
}
