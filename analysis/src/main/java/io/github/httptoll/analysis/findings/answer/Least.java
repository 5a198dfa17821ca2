// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.answer;

import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of several clients adds least to the raw socket, one call at a time without a delay.
///
/// It is looked for among those whose ratio to the raw socket has an interval. Each other client is compared with it directly: both
/// comparisons with the raw socket hold that socket's own spread, so the two would be told apart too rarely by them.
final class Least {
    private Least() {}

    static Optional<Finding.LeastAdded> of(ValidCells cells, List<Contrast> tolls) {
        List<Contrast> rising = tolls.stream().filter(toll -> isOneCallWithoutDelay(toll.first().parameters()))
                .sorted(Comparator.comparingDouble(toll -> toll.ratio().value())).toList();
        return rising.size() < 2
                ? Optional.empty()
                : rising.stream().filter(toll -> toll.ratio().interval() != null).findFirst()
                        .map(least -> new Finding.LeastAdded(least, rising.stream().filter(toll -> !toll.equals(least))
                                .map(toll -> new Finding.Rival(toll, cells.contrast(toll.first(), least.first())))
                                .toList()));
    }

    private static boolean isOneCallWithoutDelay(Parameters p) {
        return p.limit() == 1 && !p.hasDelay();
    }
}
