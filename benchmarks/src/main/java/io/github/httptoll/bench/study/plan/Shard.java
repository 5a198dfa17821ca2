// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A part of a study, for one machine: whole sets of JVMs, so that what is compared is compared on one machine.
///
/// Set and repetition `s` belong to shard `1 + s % of`. So the first shard has set 0, in which every cell is measured.
///
/// @param number from 1
/// @param of number of shards
/// @param sets that it measures, from 0 and as the whole study numbers them
/// @param repetitions of the scenarios that it runs, numbered likewise; may be empty
public record Shard(int number, int of, List<Integer> sets, List<Integer> repetitions) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Shard {
        sets = List.copyOf(sets);
        repetitions = List.copyOf(repetitions);
    }

    /// A shard as people write it, such as `2/5`; empty for `1/1`, the whole study.
    ///
    /// @param sets of the whole study
    /// @param repetitions of the whole study
    /// @throws IllegalArgumentException for anything else, and for more shards than sets; the message says what is expected
    public static Optional<Shard> parse(String text, int sets, int repetitions) {
        Matcher matcher = TEXT.matcher(text.strip());
        int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        int of = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("--shard is i/n with i from 1 to n, such as 2/5, not '" + text + "'");
        }
        if (of > sets) {
            throw new IllegalArgumentException("shard " + text.strip() + ": the study has " + sets
                    + " sets of JVMs, and a shard takes at least one; use at most " + sets + " shards, or more --sets");
        }
        return of == 1 ? Optional.empty() : Optional.of(of(number, of, sets, repetitions));
    }

    static Shard of(int number, int of, int sets, int repetitions) {
        return new Shard(number, of, share(number, of, sets), share(number, of, repetitions));
    }

    private static List<Integer> share(int number, int of, int all) {
        return IntStream.range(0, all).filter(each -> each % of == number - 1).boxed().toList();
    }

    /// As the option has it.
    @Override
    public String toString() {
        return number + "/" + of;
    }

    /// The same in the name of a run.
    String inNames() {
        return "shard" + number + "of" + of;
    }
}
