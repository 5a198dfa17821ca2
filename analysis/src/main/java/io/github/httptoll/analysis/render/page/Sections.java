// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;

/// What a run has data for, and so which sections its page has.
///
/// @param questions a study file asked
/// @param times cells whose time is split
/// @param curve efficiency by the limit
/// @param costs what a request costs in addition to time
/// @param judged claims or trials
record Sections(boolean questions, boolean times, boolean curve, boolean tails, boolean costs, boolean batches,
        boolean profiles, boolean judged) {
    static Sections of(Findings findings, Measured measured) {
        return new Sections(findings.isOwn(), !measured.cells().isEmpty(),
                measured.cells().stream().anyMatch(Measured::isOfCurve),
                measured.cells().stream().anyMatch(cell -> !cell.measured().tails().micros().isEmpty()),
                measured.cells().stream().anyMatch(
                        cell -> Grids.COSTS.keySet().stream().anyMatch(cell.measured().costs()::containsKey)),
                !findings.batches().isEmpty(), !findings.profiles().isEmpty(), !findings.judgements().isEmpty());
    }
}
