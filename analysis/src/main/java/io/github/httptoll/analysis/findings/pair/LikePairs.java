// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.pair;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Experiment.IdenticalPair;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.SharedVariance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pairs of a run that are compared, with the variance that like ones share.
///
/// Like are pairs whose calls wait, and those whose calls do not: behind a delay, JVMs differ less. The pairs are those of
/// the registered claims, and of the identical code that these are held against.
public final class LikePairs {
    /// Where the common blocks of two cells are taken from; null where there are none.
    public interface Blocks {
        @Nullable
        public Paired pair(String a, String b, String metric);
    }

    /// Two cells, whichever is first.
    private record Compared(List<String> cells) {
        Compared(String a, String b) {
            this(Stream.of(a, b).sorted().toList());
        }
    }

    private final Run run;
    private final Predicate<String> valid;
    private final Predicate<String> showsNoise;
    private final Blocks blocks;
    /// By whether the calls wait.
    private final Map<Boolean, SharedVariance> shared;

    /// Of the claims whose cells are `valid`, and of the identical code whose cells show noise: a cell that is not warm does so, since it
    /// differs from its like by more and not by less.
    public LikePairs(Run run, Predicate<String> valid, Predicate<String> showsNoise, Blocks blocks) {
        this.run = run;
        this.valid = valid;
        this.showsNoise = showsNoise;
        this.blocks = blocks;
        this.shared = shared();
    }

    /// The two cells by their common blocks, null if they share none.
    @Nullable
    public Paired pair(String a, String b) {
        Paired pair = blocks.pair(a, b, Claim.BATCH_MILLIS);
        return pair == null ? null : pair.with(shared.get(waits(a, b)));
    }

    /// The identical code of the claim's experiment, null where there is none that shows noise.
    @Nullable
    public Paired identical(Claim claim) {
        return aa(claim).map(aa -> pair(aa.a(), aa.b())).flatMap(Stream::ofNullable).findFirst()
                .orElse(null);
    }

    private Map<Boolean, SharedVariance> shared() {
        Map<Boolean, List<Paired>> like = new HashMap<>();
        compared().forEach(pair -> {
            Paired paired = blocks.pair(pair.cells().getFirst(), pair.cells().getLast(), Claim.BATCH_MILLIS);
            if (paired != null) {
                boolean waits = waits(pair.cells().getFirst(), pair.cells().getLast());
                like.computeIfAbsent(waits, _ -> new ArrayList<>()).add(paired);
            }
        });
        Map<Boolean, SharedVariance> all = new HashMap<>();
        like.forEach((waits, pairs) -> {
            SharedVariance variance = SharedVariance.of(pairs);
            if (variance != null) {
                all.put(waits, variance);
            }
        });
        return all;
    }

    private Stream<Compared> compared() {
        List<Claim> claims = run.study().claims().stream()
                .filter(claim -> valid.test(claim.a()) && valid.test(claim.b())).toList();
        return Stream.concat(claims.stream().map(claim -> new Compared(claim.a(), claim.b())),
                claims.stream().flatMap(claim -> aa(claim).map(aa -> new Compared(aa.a(), aa.b()))))
                .distinct();
    }

    private Stream<IdenticalPair> aa(Claim claim) {
        return run.study().experiments().stream()
                .filter(experiment -> experiment.cells().stream().anyMatch(cell -> cell.id().equals(claim.a())))
                .map(Experiment::identicalPair).flatMap(Stream::ofNullable)
                .filter(aa -> showsNoise.test(aa.a()) && showsNoise.test(aa.b()));
    }

    private boolean waits(String a, String b) {
        return run.cells(a, b).anyMatch(cell -> cell.delaysMillis().stream().anyMatch(delay -> delay > 0));
    }
}
