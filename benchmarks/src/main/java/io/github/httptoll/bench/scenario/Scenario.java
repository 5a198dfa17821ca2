// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

/// What a scenario lets happen, once in each way. The study file says which client it happens to, and what is claimed of it.
public enum Scenario {
    /// A callback blocks for a second while twenty answers come whose timeout is half a second: on the client's own thread, or
    /// elsewhere. Counts calls that were reported as failed.
    CALLBACK_BLOCKS_WHILE_ANSWERS_ARE_DUE(WaitScenarios::callbackBlocks, WaitScenarios::othersBlock),
    /// A limit of 150 ms for calls of 50 ms through 10 connections: counted from when a call is handed over, or from when it has a
    /// place among the ten. Counts calls that were given up.
    TIMEOUT_WHILE_QUEUEING(WaitScenarios::limitFromSubmit, WaitScenarios::limitFromPermit),
    /// 500 calls of 100 ms and a limit of 500 ms for a server of 50 threads: all at once, or 50 at once. Counts calls without answer.
    SERVER_IS_FLOODED(WaitScenarios::flood, WaitScenarios::boundedFlood),
    /// A server that never answers: with a limit that is never reached, or one of 300 ms. Counts forms of clients whose caller
    /// knows nothing after two seconds.
    SERVER_IS_SILENT(WaitScenarios::noLimit, WaitScenarios::limit),
    /// Each of 20 callbacks makes a further call: it waits for it, or lets it call back. Counts further calls without answer.
    SYNC_CALL_IN_CALLBACK(WaitScenarios::nestedSync, WaitScenarios::nestedAsync),
    /// 400 calls at once in a process that may have 200 descriptors: unlimited, or 100 at once. Counts calls without answer.
    DESCRIPTORS_RUN_OUT(HoldScenarios::unlimited, HoldScenarios::limited),
    /// 30 calls over 10 connections, for one of which they wait two seconds at most: their bodies are left unread, or read. Counts
    /// calls without answer.
    BODIES_STAY_UNREAD(HoldScenarios::unread, HoldScenarios::read),
    /// Ten clients, each used once: kept and not closed, or closed. Counts threads that are there and were not before.
    CLIENTS_STAY_OPEN(HoldScenarios::kept, HoldScenarios::closed),
    /// Ten clients, each used once: dropped without being closed, or closed. Counts threads that the collector does not end.
    CLIENTS_ARE_DROPPED(HoldScenarios::dropped, HoldScenarios::closed),
    /// 100 calls to a server that allows 50 a second: at most 10 at once, or one each 22 ms. Counts answers with status 429.
    SERVER_LIMITS_THE_RATE(AnswerScenarios::bounded, AnswerScenarios::paced),
    /// One of ten calls fails: joined as all or nothing, or each outcome kept. Counts good answers that the caller does not get.
    ONE_OF_TEN_FAILS(AnswerScenarios::allOrNothing, AnswerScenarios::eachKept),
    /// Answers with status 404, 429 and 500, or with 200, to every form of every client. Counts calls that end in an exception.
    ERROR_STATUSES(AnswerScenarios::errors, AnswerScenarios::successes),
    /// Bodies of 0 to a million bytes: posted and echoed, or fetched. Counts wrong bodies.
    BODIES_ARE_POSTED(AnswerScenarios::posted, AnswerScenarios::fetched),
    /// The first call of a JVM, its client's opening included: asynchronous, or blocking. Measures milliseconds.
    FIRST_CALL_ASYNC(CostScenarios::firstAsync, CostScenarios::firstBlocking),
    /// A call of a JVM: the first one, or the median after 200. Measures milliseconds.
    FIRST_CALL(CostScenarios::firstBlocking, CostScenarios::laterBlocking),
    /// A thread that computes: while calls wait, or alone. Measures rounds a millisecond.
    COMPUTING_BESIDE_WAITING(CostScenarios::computeBeside, CostScenarios::computeAlone);

    private static final int FEW = 200;

    private final Arm a;
    private final Arm b;

    Scenario(Arm a, Arm b) {
        this.a = a;
        this.b = b;
    }

    /// Lets it happen in one way.
    ///
    /// @param first in the first one
    /// @throws Exception if nothing could be counted
    Tally run(boolean first, ScenarioContext context) throws Exception {
        return (first ? a : b).run(context);
    }

    /// Whether it may run at the same time as others. It may where other JVMs' work cannot change its count: what is right has a second
    /// at least more than it takes, or any time, what is wrong never ends right, and the server has nothing of it that it shares out.
    /// What is measured, what has less, what depends on how fast calls are made, and what a server limits for all happens alone; so
    /// does what is in doubt.
    public boolean waits() {
        return switch (this) {
            case SYNC_CALL_IN_CALLBACK, BODIES_STAY_UNREAD, CLIENTS_STAY_OPEN, ONE_OF_TEN_FAILS, ERROR_STATUSES,
                    BODIES_ARE_POSTED -> true;
            // An answer is late after 100 to 400 ms.
            case CALLBACK_BLOCKS_WHILE_ANSWERS_ARE_DUE, TIMEOUT_WHILE_QUEUEING, SERVER_IS_FLOODED -> false;
            // Calls have to be made fast enough; threads end some time after the request to; the server counts calls of all.
            case DESCRIPTORS_RUN_OUT, CLIENTS_ARE_DROPPED, SERVER_LIMITS_THE_RATE -> false;
            // All clients are opened before it counts: with too much else to do, one caller in 13 had its end by then.
            case SERVER_IS_SILENT -> false;
            case FIRST_CALL_ASYNC, FIRST_CALL, COMPUTING_BESIDE_WAITING -> false;
        };
    }

    /// Descriptors that its process may have; 0: as many as the system allows.
    int descriptors() {
        return this == DESCRIPTORS_RUN_OUT ? FEW : 0;
    }

    /// One way.
    private interface Arm {
        Tally run(ScenarioContext context) throws Exception;
    }
}
