// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import java.time.Duration;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;

/// What takes the samples of a profile.
public enum Sampler {
    /// Every so much CPU time of a Java thread, in Java code and below it: `jdk.CPUTimeSample`, of JDK 25 on Linux.
    CPU_TIME("jdk.CPUTimeSample", "eventThread", "throttle", Duration.ofMillis(5)),
    /// Every so much time, some of the threads that run Java code then: `jdk.ExecutionSample`. It misses what the kernel does for them.
    EXECUTION("jdk.ExecutionSample", "sampledThread", "period", Duration.ofMillis(10));

    /// Of samples that were due and could not be taken.
    static final String LOST = "jdk.CPUTimeSamplesLost";

    private final String event;
    private final String threadField;
    private final String setting;
    private final Duration period;

    Sampler(String event, String threadField, String setting, Duration period) {
        this.event = event;
        this.threadField = threadField;
        this.setting = setting;
        this.period = period;
    }

    static Sampler best() {
        boolean has = System.getProperty("os.name").equals("Linux") && FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .anyMatch(type -> type.getName().equals(CPU_TIME.event));
        return has ? CPU_TIME : EXECUTION;
    }

    String event() {
        return event;
    }

    /// The field of an event that has the thread which was sampled.
    String threadField() {
        return threadField;
    }

    /// The time from one sample to the next that is asked for.
    Duration period() {
        return period;
    }

    /// How many periods a sample stands for: one that comes late, because the kernel looks only so often, stands for several.
    long periods(RecordedEvent sample) {
        return this == CPU_TIME ? Math.max(1, Math.round((double) sample.getDuration("samplingPeriod").toNanos() / period.toNanos())) : 1;
    }

    /// As a recording takes them.
    Map<String, String> settings() {
        return Map.of(event + "#enabled", "true", event + "#" + setting, period.toMillis() + " ms", LOST + "#enabled", "true");
    }
}
