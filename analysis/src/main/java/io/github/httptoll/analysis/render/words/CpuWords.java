// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cpu.CpuDifference;
import io.github.httptoll.analysis.findings.cpu.CpuProfile;
import io.github.httptoll.analysis.profile.Owner;
import java.util.List;
import java.util.stream.Stream;

/// Where the CPU of profiled cells went, in words.
public final class CpuWords {
    private CpuWords() {}

    /// How it was sampled, and what that cost.
    public static Text says(CpuProfile profile) {
        Text samples = Text.of(Numbers.count(profile.events()), profile.cpuTime()
                ? " samples of CPU time"
                : " samples of running Java code, which leave out system calls");
        Text lost = Text.of(profile.lost() == 0 ? ", none lost" : ", " + Numbers.count(profile.lost()) + " lost");
        Text price = profile.price() == null
                ? Text.EMPTY
                : Text.format("; while it was profiled, a call took %s times as long", Numbers.ratio(profile.price()));
        return Text.of(samples, lost, ". CPU of a call: ", micros(profile.micros()), price, ".");
    }

    /// A row for each profiled cell, a column for each owner that burnt anything in one of them.
    public static Table table(List<CpuProfile> profiles) {
        List<Owner> owners = profiles.stream().flatMap(profile -> profile.seen().stream())
                .map(CpuProfile.OwnerCpu::owner).distinct().toList();
        List<Owner> ordered = profiles.isEmpty()
                ? owners
                : profiles.getFirst().owners().stream().map(CpuProfile.OwnerCpu::owner).filter(owners::contains)
                        .toList();
        return Table.of(Stream
                .concat(Stream.of("cell", "CPU, µs per request", "samples", "lost", "times as long while profiled"),
                        ordered.stream().map(Owner::name))
                .toList(), profiles.stream().map(profile -> row(profile, ordered)).toList());
    }

    private static List<?> row(CpuProfile profile, List<Owner> owners) {
        return Stream.concat(
                Stream.of(profile.cell().id(), Numbers.rounded(profile.micros()), Numbers.count(profile.events()),
                        Numbers.count(profile.lost()),
                        profile.price() == null ? Numbers.NONE : Numbers.ratio(profile.price())),
                owners.stream().map(owner -> profile.owners().stream().filter(each -> each.owner().equals(owner))
                        .map(each -> Numbers.rounded(each.micros())).findFirst().orElse(Text.of(Numbers.NONE))))
                .toList();
    }

    /// What the first of two cells burns more, a row for each owner.
    public static Table table(CpuDifference difference) {
        return Table.of(List.of("owner", "µs per request more [95 %]"), difference.owners().stream()
                .map(owner -> List.of(owner.owner().name(), Numbers.signed(owner.micros()))).toList());
    }

    private static Text micros(double micros) {
        return Numbers.withUnit(Numbers.rounded(micros), "µs");
    }
}
