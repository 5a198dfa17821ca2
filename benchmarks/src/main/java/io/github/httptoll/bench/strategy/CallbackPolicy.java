// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

/// What the program does with each answer, and on whose thread.
public enum CallbackPolicy {
    /// Nothing: the control.
    NOTHING(Work.NONE, Place.CALLBACK_THREAD),
    /// Sleeps on the thread that brings the answer: the classic mistake.
    SLEEP_ON_CALLBACK(Work.SLEEP, Place.CALLBACK_THREAD),
    /// Computes on the thread that brings the answer.
    CPU_ON_CALLBACK(Work.CPU, Place.CALLBACK_THREAD),
    /// Sleeps on a platform pool of C threads.
    SLEEP_ON_POOL(Work.SLEEP, Place.POOL),
    /// Waits without a thread: a timer goes on when the time is over.
    WAIT_ON_TIMER(Work.SLEEP, Place.TIMER),
    /// Computes on a platform pool of C threads.
    CPU_ON_POOL(Work.CPU, Place.POOL),
    /// Sleeps on a virtual thread.
    SLEEP_ON_VIRTUAL(Work.SLEEP, Place.VIRTUAL),
    /// Computes on a virtual thread.
    CPU_ON_VIRTUAL(Work.CPU, Place.VIRTUAL),
    /// Sleeps once per answer, by the caller, after all answers are there.
    SLEEP_AFTER_JOIN(Work.SLEEP, Place.AFTER_JOIN),
    /// Computes once per answer, by the caller, after all answers are there.
    CPU_AFTER_JOIN(Work.CPU, Place.AFTER_JOIN);

    private final Work work;
    private final Place place;

    CallbackPolicy(Work work, Place place) {
        this.work = work;
        this.place = place;
    }

    Work work() {
        return work;
    }

    /// What the work for that many answers takes, in milliseconds, if they all arrive at once.
    ///
    /// @param callbackThreads that bring the answers
    /// @param cores that compute
    /// @param each milliseconds of the work for one answer; 0: as long as the policy has it
    public double millis(int answers, int callbackThreads, int cores, double each) {
        double one = each > 0 ? each : work.millis();
        int threads = switch (place) {
            case CALLBACK_THREAD -> callbackThreads;
            case POOL, VIRTUAL, TIMER -> answers;
            case AFTER_JOIN -> 1;
        };
        return switch (work) {
            case NONE -> 0;
            case SLEEP -> one * Math.ceilDiv(answers, Math.min(threads, answers));
            case CPU -> one * answers / Math.min(threads, cores);
        };
    }

    /// Nanoseconds of the work for one answer.
    ///
    /// @param millis 0: as long as the policy has it
    long nanos(double millis) {
        return (long) ((millis > 0 ? millis : work.millis()) * 1e6);
    }

    Place place() {
        return place;
    }

    /// What is done with one answer.
    enum Work {
        NONE(0),
        /// 10 ms without CPU.
        SLEEP(10),
        /// 2 ms of CPU.
        CPU(2);

        private final int millis;

        Work(int millis) {
            this.millis = millis;
        }

        int millis() {
            return millis;
        }
    }

    /// Where it is done.
    enum Place {
        CALLBACK_THREAD, POOL, VIRTUAL, TIMER, AFTER_JOIN
    }
}
