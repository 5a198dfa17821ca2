// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Quantity.Warning;
import java.util.Set;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/// The straight line nearest to some points by ordinary least squares: y = intercept + slope · x.
///
/// Its intervals take the points for independent and equally spread around the line, and hold only for the JVMs that they
/// are of; what is not straight in the points widens them.
public record LeastSquares(Quantity slope, Quantity intercept) {
    private static final int PARAMETERS = 2;

    /// The line through points (x, y) in one unit; null where all x are equal, which no line fits.
    public static @Nullable LeastSquares of(double[][] points, Unit unit) {
        SimpleRegression line = new SimpleRegression();
        line.addData(points);
        return Double.isNaN(line.getSlope())
                ? null
                : new LeastSquares(estimate(line.getSlope(), Unit.ONE, line.getSlopeStdErr(), points.length),
                        estimate(line.getIntercept(), unit, line.getInterceptStdErr(), points.length));
    }

    private static Quantity estimate(double value, Unit unit, double standardError, int n) {
        return n <= PARAMETERS
                ? Quantity.of(value, unit, null, n, Set.of(Warning.TOO_FEW_VALUES, Warning.CONDITIONAL_ON_ITS_JVMS))
                : Quantity.of(value, unit, new Spread(standardError, n - PARAMETERS), n,
                        Set.of(Warning.CONDITIONAL_ON_ITS_JVMS));
    }
}
