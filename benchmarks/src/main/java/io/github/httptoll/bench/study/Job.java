package io.github.httptoll.bench.study;

import java.util.List;

/// What a contender's JVM is asked to measure.
///
/// @param cells in this order; all of the same benchmark, client and strategy
/// @param warmUpMillis how long to run without delay before
record Job(List<Cell> cells, int warmUpMillis) {}
