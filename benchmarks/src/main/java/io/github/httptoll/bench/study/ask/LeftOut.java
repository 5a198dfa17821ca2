// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a study does not measure, in words.
public final class LeftOut {
    private static final Set<Question> OF_EVERY_CLIENT = EnumSet.of(Question.FAN_OUT, Question.SESSION,
            Question.BLOCKED_LOOP, Question.SINGLE_CALL);

    private LeftOut() {}

    /// What a tier leaves out of these questions, for people.
    ///
    /// @param remote whether the server runs elsewhere
    public static List<String> of(Tier tier, List<Question> questions, boolean remote) {
        return of(tier, questions, remote ? "the server runs elsewhere" : Placement.APART.obstacle());
    }

    /// The same where that keeps client and server from being placed.
    ///
    /// @param obstacle what keeps client and server from being put on cores that are chosen; null: nothing
    public static List<String> of(Tier tier, List<Question> questions, @Nullable String obstacle) {
        List<String> leftOut = new ArrayList<>();
        if (obstacle != null && questions.contains(Question.SINGLE_CALL)) {
            leftOut.add(
                    "single-call: client and server on one core, and on two, and the claims about that: " + obstacle);
        }
        if (obstacle != null && tier != Tier.SMOKE && questions.contains(Question.FAN_OUT)) {
            leftOut.add("fan-out: client and server on one core: " + obstacle);
        }
        if (tier == Tier.SMOKE) {
            leftOut.add("smoke runs few levels and few blocks: it shows that the study works and decides nothing;"
                    + " -Dtier=standard answers the questions");
        }
        if (tier == Tier.STANDARD && questions.contains(Question.FAN_OUT)) {
            leftOut.add(
                    ("fan-out: C = 2, 5, 20 and 50, C = 10 at 20 and 50 ms, and C = 1 for clients other than %1$s;"
                            + " delays of 1, 2 and 10 ms; callers one by one"
                            + " other than %1$s, and theirs at 20 and 50 ms but for a few; %2$s on a pool; the five pages at their full"
                            + " length, a tenth of it is run, and for clients other than %1$s; answers of 10 KB and a megabyte;"
                            + " N = 1,000 for clients other than %3$s; N = 10,000; -Dtier=full runs them")
                            .formatted(names(SurveyScope::isInEveryWay), names(FanOutSurvey::isOnlyBlocking),
                                    names(FanOutSurvey.MANY_AT_ONCE::contains)));
        }
        if (tier == Tier.STANDARD && questions.contains(Question.BLOCKED_LOOP)) {
            leftOut.add(
                    "blocked-loop: work after the join, computing on a pool, work on virtual threads and waiting on a timer for"
                            + " every client, one of them stands for all; -Dtier=full runs them");
        }
        if (tier == Tier.STANDARD && questions.contains(Question.SESSION)) {
            leftOut.add("session at 50 ms: -Dtier=full runs it");
        }
        if (tier == Tier.STANDARD && questions.contains(Question.SINGLE_CALL)) {
            leftOut.add("single-call: answers handed through a pool for clients other than "
                    + names(SurveyScope::isInEveryWay) + "; -Dtier=full runs them");
        }
        if (tier == Tier.STANDARD && questions.contains(Question.RATE)) {
            leftOut.add(
                    "rate: 20, 90, 100 and 120 % of the capacity; what is behind a limit or a pool; more than "
                            + tier.levelSets()
                            + " sets of JVMs; -Dtier=full runs them");
        }
        if (tier != Tier.FULL && questions.stream().anyMatch(OF_EVERY_CLIENT::contains)) {
            leftOut.add(names(SurveyScope.FULL_TIER_ONLY::contains)
                    + ", but for 100 calls of 50 ms at once in the standard tier; -Dtier=full runs every client everywhere");
        }
        if (!Set.of(Question.RATE).containsAll(questions)) {
            leftOut.add(
                    "cells that no claim compares are measured in one JVM each: how much JVMs differ is not sampled there");
        }
        return leftOut;
    }

    /// The clients for which that is so, as people write them.
    private static String names(Predicate<Client> is) {
        return Stream.of(Client.values()).filter(is).map(Client::displayName).collect(Collectors.joining(", "));
    }
}
