// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import java.util.List;

/// How many calls, how many of them at once, and the server's delay, in one experiment.
record Workload(String experiment, int calls, int limit, List<Double> delaysMillis) {
    static Workload of(CellResult cell) {
        Parameters p = cell.parameters();
        return new Workload(cell.experiment(), p.calls(), p.limit(), p.delaysMillis());
    }

    static String words(Parameters p) {
        return words(p.calls(), p.limit(), p.delaysMillis());
    }

    String words() {
        return words(calls, limit, delaysMillis);
    }

    private static String words(int calls, int limit, List<Double> delaysMillis) {
        return "N = " + Numbers.count((long) calls) + ", C = " + Numbers.count((long) limit) + ", "
                + (delaysMillis.isEmpty() ? "no call" : Names.delay(delaysMillis));
    }
}
