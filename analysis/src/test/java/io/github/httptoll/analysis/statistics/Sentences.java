// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Runs of one kind with a known truth: twelve sentences of two claims each, whose true ratio is `ratio`, judged as a run's are.
///
/// JVMs of one comparison differ by a standard deviation of their own, log-normal about `jvms`; slots vary by `slots`. Each of four
/// experiments has six of the claims and a pair of identical code.
record Sentences(double ratio, double jvms, double slots, int sets, int blocks) {
    static final double DELTA = 0.05;
    private static final int EXPERIMENTS = 4;
    private static final int CLAIMS = 24;
    private static final int EACH = 2;
    private static final double UNLIKE = 0.6;

    /// What became of one claim; `excludesOne` if its interval and its adjusted p tell it from 1, whatever identical code shows.
    record Judged(Decision decision, boolean excludesOne, boolean covered) {
        boolean isDifferent() {
            return decision.verdict() == Verdict.SLOWER || decision.verdict() == Verdict.FASTER;
        }
    }

    /// Shares: of sentences with a claim that is told from 1, or also called slower or faster; of claims; and of intervals that hold
    /// the truth.
    record Rates(double toldSentences, double sentences, double told, double slower, double faster, double covered) {}

    Rates rates(int runs) {
        List<List<Judged>> sentences = IntStream.range(0, runs).boxed().flatMap(run -> run(run).stream()).toList();
        List<Judged> claims = sentences.stream().flatMap(List::stream).toList();
        return new Rates(share(sentences, sentence -> sentence.stream().anyMatch(Judged::excludesOne)),
                share(sentences, sentence -> sentence.stream().anyMatch(Judged::isDifferent)),
                share(claims, Judged::excludesOne),
                share(claims, claim -> claim.decision().verdict() == Verdict.SLOWER),
                share(claims, claim -> claim.decision().verdict() == Verdict.FASTER),
                share(claims, Judged::covered));
    }

    private static <T> double share(List<T> all, Predicate<T> of) {
        return (double) all.stream().filter(of).count() / all.size();
    }

    private List<List<Judged>> run(long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Paired> own = IntStream.range(0, CLAIMS).mapToObj(_ -> pair(ratio, normal)).toList();
        List<Paired> same = IntStream.range(0, EXPERIMENTS).mapToObj(_ -> pair(1, normal)).toList();
        SharedVariance shared = Objects
                .requireNonNull(SharedVariance.of(Stream.concat(own.stream(), same.stream()).toList()));
        List<Paired> claims = own.stream().map(pair -> pair.with(shared)).toList();
        List<Paired> identical = same.stream().map(pair -> pair.with(shared)).toList();
        List<List<Judged>> judged = new ArrayList<>();
        for (int first = 0; first < CLAIMS; first += EACH) {
            judged.add(sentence(claims.subList(first, first + EACH), identical.get(first / EACH % EXPERIMENTS), seed));
        }
        return judged;
    }

    private List<Judged> sentence(List<Paired> family, Paired identical, long seed) {
        List<Double> adjusted = Holm.adjusted(family.stream().map(pair -> pair.p(seed)).toList());
        return IntStream.range(0, family.size()).mapToObj(i -> {
            Interval interval = Objects.requireNonNull(family.get(i).comparison().interval());
            boolean told = interval.excludesOne() && !interval.isWithin(DELTA) && adjusted.get(i) <= Decision.LEVEL;
            return new Judged(Decision.of(family.get(i), identical, DELTA, adjusted.get(i)), told,
                    interval.low() <= ratio && ratio <= interval.high());
        }).toList();
    }

    private Paired pair(double truth, ContinuousSampler normal) {
        double differ = jvms * Math.exp(UNLIKE * normal.sample());
        return new Paired(new Sample(IntStream.range(0, sets).mapToObj(_ -> {
            double set = Math.log(truth) + differ * (normal.sample() - normal.sample());
            return IntStream.range(0, blocks)
                    .mapToObj(_ -> set + slots * (normal.sample() - normal.sample())).toList();
        }).toList()));
    }
}
