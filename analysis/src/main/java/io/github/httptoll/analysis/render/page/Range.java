// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Objects;

/// A ratio with its interval as a bar on an axis, in per cent of its width; `low` and `high` are where the value is if it has
/// no interval. `words` say the same.
record Range(Text words, String value, String low, String high, String one, String bandLow, String bandWidth) {
    static Range of(Quantity ratio, LogAxis axis, double delta) {
        Interval ends = Objects.requireNonNullElse(ratio.interval(), new Interval(ratio.value(), ratio.value()));
        double start = axis.share(1 / (1 + delta));
        return new Range(Numbers.ratio(ratio), axis.at(ratio.value()), axis.at(ends.low()),
                axis.at(ends.high()), axis.at(1), LogAxis.percent(start),
                LogAxis.percent(axis.share(1 + delta) - start));
    }
}
