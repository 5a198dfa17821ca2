package io.github.httptoll.bench.study;

/// How much time a study takes, and so how much it says.
///
/// Fields: warm-up of each contender's JVM; then, per cell, warm-up iterations, measured iterations, and the length of an
/// iteration. A batch that is longer than an iteration is one iteration.
enum Tier {
    /// Every experiment once, in about a minute: shows that the study works, decides nothing.
    SMOKE(800, 1, 2, 100),
    /// The default: about ten minutes on two cores.
    STANDARD(2_500, 1, 3, 200),
    /// Every level, long enough for small differences: hours.
    FULL(10_000, 2, 10, 500);

    /// A batch of at least this long runs without a warm-up of its own: what that would save is small beside it.
    private static final double LONG_BATCH_MILLIS = 900;

    private final int contenderWarmUpMillis;
    private final int warmups;
    private final int iterations;
    private final int iterationMillis;

    Tier(int contenderWarmUpMillis, int warmups, int iterations, int iterationMillis) {
        this.contenderWarmUpMillis = contenderWarmUpMillis;
        this.warmups = warmups;
        this.iterations = iterations;
        this.iterationMillis = iterationMillis;
    }

    /// How long a contender's fresh JVM runs calls without delay before anything counts.
    int contenderWarmUpMillis() {
        return contenderWarmUpMillis;
    }

    /// The effort for a cell whose batch takes about `batchMillis`.
    Effort effort(double batchMillis) {
        boolean isLong = batchMillis >= LONG_BATCH_MILLIS && this != FULL;
        return new Effort(isLong ? 0 : warmups, iterations, iterationMillis);
    }

    /// What a cell gets.
    ///
    /// @param warmups iterations that are not counted
    /// @param iterations iterations that are
    /// @param iterationMillis shortest length of either
    record Effort(int warmups, int iterations, int iterationMillis) {}
}
