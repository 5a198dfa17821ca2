// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.trust.Attribution.Result;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import org.jspecify.annotations.Nullable;

/// Little's law in a cell with calls at once: the mean number in flight, counted from outside, against what the stamps of its
/// requests say it must be. `ratio` is counted by expected.
///
/// All three are null where one was not observed, or the cell is invalid.
public record InFlightCheck(String client, String strategy, int limit, @Nullable Quantity counted,
        @Nullable Quantity expected, @Nullable Quantity ratio, Result result) {
    /// How far the two may be apart, as a part of the expected.
    public static final double TOLERANCE = 0.02;

    static InFlightCheck of(CellResult cell, PairedCells pairs) {
        Parameters p = cell.parameters();
        Sample counted = cell.valid() ? pairs.sample(cell.id(), "inFlightSampled") : null;
        Sample expected = cell.valid() ? pairs.sample(cell.id(), "inFlightExpected") : null;
        if (counted == null || expected == null) {
            return new InFlightCheck(p.client(), p.strategy(), p.limit(), null, null, null, Result.UNDECIDED);
        }
        Quantity ratio = Paired.of(counted, expected).comparison().ratio();
        return new InFlightCheck(p.client(), p.strategy(), p.limit(), counted.mean(),
                expected.mean(), ratio, Result.of(ratio, 1 - TOLERANCE, 1 + TOLERANCE));
    }
}
