// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

import io.github.httptoll.analysis.diagnose.Diagnosis.Finding;
import io.github.httptoll.analysis.diagnose.Diagnosis.Sighting;
import io.github.httptoll.analysis.profile.OwnerRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks for signs of mistakes. Each needs several events, since one alone happens to every program.
final class Signs {
    static final int FEWEST_WAITS = 3;
    /// The fewest clients made that are a sign: a program may well have some.
    static final int FEWEST_CLIENTS = 10;
    /// The default limit of calls to a host.
    private static final int LIMIT = 5;
    private static final String COMMON_POOL = "ForkJoinPool.commonPool-worker-";
    private static final Pattern COMPLETION = Pattern
            .compile("java\\.util\\.concurrent\\.CompletableFuture(\\$(Uni|Bi|Or|AnyOf).*|\\.post(Complete|Fire))");
    private static final Pattern TASK = Pattern
            .compile("java\\.util\\.concurrent\\.(CompletableFuture\\$Async|ForkJoinTask).*|java\\.util\\.stream\\..*");
    private static final Pattern JOIN = Pattern.compile("java\\.util\\.concurrent\\.CompletableFuture\\.(get|join)");
    private static final Pattern LOCK = Pattern
            .compile("java\\.util\\.concurrent\\.locks\\.Reentrant\\w*Lock(\\$\\w+)?\\.(?:l|tryL)ock\\w*");
    private static final Pattern WAITING = Pattern.compile(
            "jdk\\.internal\\.misc\\.Unsafe\\.park|java\\.util\\.concurrent\\..*|java\\.lang\\.Object\\.wait0?|"
                    + "org\\.apache\\.hc\\.core5\\.concurrent\\..*");
    private static final Pattern LOADING = Pattern
            .compile("java\\.lang\\.ClassLoader\\..*|jdk\\.internal\\.loader\\..*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final HttpClients clients;
    private final OwnerRules rules = OwnerRules.builtIn();
    private final Recorded recorded;

    Signs(Recorded recorded, HttpClients clients) {
        this.recorded = recorded;
        this.clients = clients;
    }

    /// All that were found, in the order of the mistakes.
    List<Finding> find() {
        List<Finding> signs = new ArrayList<>();
        Stream.of(Mistake.POOL_OF_FIVE, Mistake.CALLBACK_BLOCKS, Mistake.CALLBACK_CALLS, Mistake.COMMON_POOL,
                Mistake.PINNED).map(this::ofWaits).forEach(sign -> sign.ifPresent(signs::add));
        fivefold().ifPresent(signs::add);
        clientsMade().ifPresent(signs::add);
        signs.sort(Comparator.comparing(Finding::mistake));
        return signs;
    }

    /// The mistake that a wait is a sign of, if it is one of a single wait. A wait for a lock, or for a class to be loaded, is none: these
    /// come from what other threads do.
    Optional<Mistake> of(Wait wait) {
        if (wait.event().equals(Recorded.PINNED)) {
            return Optional.of(Mistake.PINNED);
        }
        if (wait.has(frame -> LOADING.matcher(frame).matches()) || isInitialization(wait)) {
            return Optional.empty();
        }
        if (isLease(wait)) {
            return Optional.of(Mistake.POOL_OF_FIVE);
        }
        List<String> within = wait.within(rules::isProgram);
        List<String> around = wait.around(rules::isProgram);
        boolean forCall = wait.event().equals(Recorded.SOCKET_READ)
                || within.stream().anyMatch(frame -> JOIN.matcher(frame).matches());
        if (!around.isEmpty() && clients.runsCallbacks(wait.thread()) && isCallback(around)) {
            return forCall
                    ? Optional.of(Mistake.CALLBACK_CALLS)
                    : within.stream().anyMatch(clients::isCall)
                            ? Optional.empty()
                            : Optional.of(Mistake.CALLBACK_BLOCKS);
        }
        boolean call = forCall && wait.has(clients::isCall);
        return call && wait.thread().startsWith(COMMON_POOL)
                && around.stream().anyMatch(frame -> TASK.matcher(frame).matches())
                        ? Optional.of(Mistake.COMMON_POOL)
                        : Optional.empty();
    }

    /// True if a thread waits until another one has initialized a class, which is recorded as a wait without a call of wait().
    private static boolean isInitialization(Wait wait) {
        return wait.event().equals("jdk.JavaMonitorWait")
                && (wait.frames().isEmpty() || !wait.frames().getFirst().startsWith("java.lang.Object.wait"));
    }

    /// True if a thread waits for a connection of a pool: what it waits in is the pool's own future or condition, and no lock. All else
    /// that happens in a lease, such as the initialization of a class, is no wait for a connection.
    boolean isLease(Wait wait) {
        List<String> within = wait.within(clients::isLease);
        return (wait.event().equals("jdk.ThreadPark") || wait.event().equals("jdk.JavaMonitorWait"))
                && wait.has(clients::isLease) && within.size() > 1
                && within.stream().noneMatch(frame -> LOCK.matcher(frame).matches())
                && within.subList(0, within.size() - 1).stream().allMatch(frame -> WAITING.matcher(frame).matches());
    }

    /// A completion, or the client itself, called the program; of an executor's task and a completion, the inner one counts.
    private boolean isCallback(List<String> around) {
        for (String frame : around) {
            if (COMPLETION.matcher(frame.substring(0, Math.max(0, frame.lastIndexOf('.')))).matches()
                    || COMPLETION.matcher(frame).matches() || clients.isCall(frame)) {
                return true;
            }
            if (TASK.matcher(frame).matches()) {
                return false;
            }
        }
        return false;
    }

    private Optional<Finding> ofWaits(Mistake mistake) {
        List<Wait> waits = recorded.waits().stream().filter(wait -> of(wait).filter(mistake::equals).isPresent())
                .toList();
        if (waits.size() < FEWEST_WAITS) {
            return Optional.empty();
        }
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        waits.forEach(wait -> counts.merge(List.of(wait.event(), generic(wait.thread()),
                wait.first(rules::isProgram).or(() -> wait.first(clients::isCall)).orElse("")), 1L, Long::sum));
        return Optional.of(new Finding(mistake, counts.entrySet().stream()
                .map(entry -> new Sighting(entry.getKey().get(0), entry.getKey().get(1), entry.getKey().get(2),
                        entry.getValue()))
                .sorted(Comparator.comparingLong(Sighting::count).reversed()).limit(3).toList()));
    }

    /// Calls to a host that are read at once by five threads, again and again, and never by more. No thread waits for that limit, so
    /// that no event shows it by itself.
    private Optional<Finding> fivefold() {
        Map<String, List<Wait>> byPeer = new HashMap<>();
        recorded.waits().stream().filter(wait -> wait.event().equals(Recorded.SOCKET_READ))
                .filter(wait -> wait.has(clients::isFivefold))
                .forEach(wait -> byPeer.computeIfAbsent(wait.peer(), _ -> new ArrayList<>()).add(wait));
        for (List<Wait> reads : byPeer.values()) {
            int reached = reached(reads);
            if (reached >= FEWEST_WAITS) {
                return Optional.of(new Finding(Mistake.POOL_OF_FIVE, List.of(new Sighting(Recorded.SOCKET_READ,
                        generic(reads.getFirst().thread()),
                        "five reads at once " + reached + " times, never more, from " + reads.getFirst().peer(),
                        reads.size()))));
            }
        }
        return Optional.empty();
    }

    /// How often the number of reads at once came to be five; 0 if it ever was more.
    private static int reached(List<Wait> reads) {
        record Step(long at, int by) {}
        List<Step> steps = new ArrayList<>();
        reads.forEach(read -> {
            steps.add(new Step(read.startNanos(), 1));
            steps.add(new Step(read.endNanos(), -1));
        });
        steps.sort(Comparator.comparingLong(Step::at).thenComparingInt(Step::by));
        int now = 0;
        int reached = 0;
        for (Step step : steps) {
            now += step.by();
            if (now > LIMIT) {
                return 0;
            }
            reached += step.by() > 0 && now == LIMIT ? 1 : 0;
        }
        return reached;
    }

    private Optional<Finding> clientsMade() {
        Map<String, Set<String>> byThread = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < recorded.starts().size(); i++) {
            String thread = recorded.starts().get(i);
            Optional<HttpClients.Made> made = clients.made(thread);
            if (made.isPresent()) {
                String number = made.get().number() == null ? "start " + i : made.get().number();
                byThread.computeIfAbsent(generic(thread), _ -> new HashSet<>()).add(number);
                names.put(generic(thread), made.get().client());
            }
        }
        List<Sighting> evidence = byThread.entrySet().stream().filter(made -> made.getValue().size() >= FEWEST_CLIENTS)
                .map(made -> new Sighting(Recorded.START, made.getKey(),
                        made.getValue().size() + " clients of " + names.get(made.getKey()), made.getValue().size()))
                .toList();
        return evidence.isEmpty() ? Optional.empty() : Optional.of(new Finding(Mistake.CLIENT_PER_REQUEST, evidence));
    }

    private static String generic(String thread) {
        return thread.isEmpty() ? "virtual threads" : DIGITS.matcher(thread).replaceAll("<n>");
    }
}
