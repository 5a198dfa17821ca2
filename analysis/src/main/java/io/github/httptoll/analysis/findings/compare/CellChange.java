// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.statistics.Verdict;
import java.util.Map;

/// One cell that is valid in both runs: its batch time in milliseconds, and those of its costs that moved beyond δ. The costs are
/// told, and are no verdict.
public record CellChange(String experiment, String id, Parameters parameters, ChangeFromBase batchMillis,
        Map<Cost, ChangeFromBase> movedCosts) {
    /// True for an exchange without a library: what changed there, the machine or the JVM did.
    public boolean isRaw() {
        return parameters.isRaw();
    }

    /// What a judged cell came to.
    public Verdict verdict() {
        return batchMillis.judgement().verdict();
    }
}
