// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.httptoll.analysis.findings.cpu.CpuDifference;
import io.github.httptoll.analysis.findings.cpu.CpuProfile;
import io.github.httptoll.analysis.render.words.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the CPU of profiled cells went, and what asynchronous forms burn more than blocking ones.
///
/// @param differences the asynchronous form of a client less a blocking one with the same calls
record CpuJson(List<ProfiledCell> cells, List<Difference> differences) {
    /// One cell; times are of a request.
    record ProfiledCell(String cell, String sampler, long requests, long samples, long events, long lost,
            @Nullable Double cpuMicros, Json.Ratio price, List<OwnerPart> owners) {
        static ProfiledCell of(CpuProfile profile) {
            return new ProfiledCell(profile.cell().id(), profile.cpuTime() ? "cpuTime" : "execution",
                    profile.requests(), profile.samples(), profile.events(), profile.lost(),
                    Numbers.sixDigits(profile.micros()),
                    Json.Ratio.of(profile.price()), profile.seen().stream().map(OwnerPart::of).toList());
        }
    }

    record OwnerPart(String owner, long samples, Json.Share share, Json.@Nullable Micros perRequest) {
        static OwnerPart of(CpuProfile.OwnerCpu cpu) {
            return new OwnerPart(cpu.owner().id(), cpu.samples(), Json.Share.of(cpu.share()),
                    Json.Micros.orNull(cpu.micros()));
        }
    }

    /// The first cell less the second.
    record Difference(String a, String b, @Nullable Double cpuMicros, List<OwnerDifference> owners) {
        static Difference of(CpuDifference difference) {
            return new Difference(difference.first().cell().id(), difference.second().cell().id(),
                    Numbers.sixDigits(difference.micros()),
                    difference.owners().stream().map(OwnerDifference::of).toList());
        }
    }

    /// What one owner burns more, below 0 less.
    @JsonPropertyOrder({"owner"})
    record OwnerDifference(String owner, @JsonUnwrapped Json.@Nullable Micros micros) {
        static OwnerDifference of(CpuDifference.OwnerDifference difference) {
            return new OwnerDifference(difference.owner().id(), Json.Micros.orNull(difference.micros()));
        }
    }

    /// Null where nothing was profiled.
    static @Nullable CpuJson of(List<CpuProfile> profiles) {
        return profiles.isEmpty()
                ? null
                : new CpuJson(profiles.stream().map(ProfiledCell::of).toList(),
                        CpuDifference.asyncAgainstBlocking(profiles).stream().map(Difference::of).toList());
    }
}
