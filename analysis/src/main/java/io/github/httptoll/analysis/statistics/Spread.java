package io.github.httptoll.analysis.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// How far an estimate may be off: its standard error, 0 or more, with the degrees of freedom behind it.
record Spread(double standardError, double degrees) {
    private static final double UPPER = 0.975;

    Spread {
        if (!(standardError >= 0) || Double.isInfinite(standardError) || !(degrees > 0)) {
            throw new IllegalArgumentException("standard error is " + standardError + " with " + degrees
                    + " degrees of freedom, expected 0 or more with more than 0");
        }
    }

    /// The spread of a sum or difference of two independent estimates: Welch (1947) with Satterthwaite's degrees.
    Spread with(Spread other) {
        double a = standardError * standardError;
        double b = other.standardError * other.standardError;
        double both = a + b;
        double weighted = a * a / degrees + b * b / other.degrees;
        return new Spread(Math.sqrt(both), weighted > 0 ? both * both / weighted : degrees + other.degrees);
    }

    double halfWidth() {
        return standardError == 0 ? 0 : TDistribution.of(degrees).inverseCumulativeProbability(UPPER) * standardError;
    }
}
