// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Quantity;
import io.github.httptoll.analysis.render.Numbers;

/// A ratio with its interval as a bar on an axis, in per cent of its width; `low` and `high` are where the value is if it has
/// no interval. `words` say the same.
record Range(String words, String value, String low, String high, String one, String bandLow, String bandWidth) {
    static Range of(Quantity ratio, LogAxis axis, double delta) {
        Double low = ratio.low();
        Double high = ratio.high();
        double start = axis.share(1 / (1 + delta));
        return new Range(Numbers.ratio(ratio), axis.at(ratio.value()), axis.at(low == null ? ratio.value() : low),
                axis.at(high == null ? ratio.value() : high), axis.at(1), LogAxis.percent(start),
                LogAxis.percent(axis.share(1 + delta) - start));
    }
}
