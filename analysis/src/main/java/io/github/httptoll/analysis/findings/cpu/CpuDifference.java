// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cpu;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.profile.Owner;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Shares;
import java.util.List;
import java.util.stream.Stream;

/// What the first of two profiled cells burns more a request than the second, by owner. The differences add up to that of the whole.
///
/// @param owners of which either burnt anything, in the order of the rules
public record CpuDifference(CpuProfile first, CpuProfile second, double micros, List<OwnerDifference> owners) {
    /// Microseconds a request, above 0 where the first burns more.
    public record OwnerDifference(Owner owner, Quantity micros) {}

    public static CpuDifference of(CpuProfile first, CpuProfile second) {
        List<OwnerDifference> owners = first.owners().stream()
                .filter(each -> each.micros().value() > 0 || second.of(each.owner()).micros().value() > 0)
                .map(each -> new OwnerDifference(each.owner(),
                        Shares.difference(each.micros(), second.of(each.owner()).micros())))
                .toList();
        return new CpuDifference(first, second, first.micros() - second.micros(), owners);
    }

    /// The asynchronous form of a client against each blocking one with the same calls.
    public static List<CpuDifference> asyncAgainstBlocking(List<CpuProfile> profiles) {
        return profiles.stream().filter(first -> first.cell().parameters().isAsync())
                .flatMap(first -> siblings(first, profiles).map(second -> of(first, second))).toList();
    }

    private static Stream<CpuProfile> siblings(CpuProfile async, List<CpuProfile> profiles) {
        Parameters own = async.cell().parameters();
        return profiles.stream().filter(other -> !other.cell().parameters().isAsync()
                && other.cell().parameters().client().id().equals(own.client().blockingSibling())
                && isLike(other, async));
    }

    /// True if two cells make the same calls, so that a difference says something of their clients.
    public static boolean isLike(CpuProfile first, CpuProfile second) {
        Parameters p = first.cell().parameters();
        return first.cell().parameters()
                .equals(second.cell().parameters().withContender(p.client(), p.strategy()));
    }
}
