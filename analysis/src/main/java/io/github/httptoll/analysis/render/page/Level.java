// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.CellResult;
import io.github.httptoll.analysis.findings.Parameters;
import io.github.httptoll.analysis.render.Names;
import io.github.httptoll.analysis.render.Numbers;

/// How many calls, how many of them at once, and the server's delay, in one experiment.
record Level(String experiment, int calls, int limit, String delay) {
    static Level of(CellResult cell) {
        Parameters p = cell.parameters();
        return new Level(cell.experiment(), p.calls(), p.limit(), Names.delay(p.delaysMillis()));
    }

    static String words(Parameters p) {
        return words(p.calls(), p.limit(), Names.delay(p.delaysMillis()));
    }

    String words() {
        return words(calls, limit, delay);
    }

    private static String words(int calls, int limit, String delay) {
        String load = "N = %s, C = %s".formatted(Numbers.count((long) calls), Numbers.count((long) limit));
        return delay.equals(Numbers.NONE) ? load + ", no call" : load + ", " + delay;
    }
}
