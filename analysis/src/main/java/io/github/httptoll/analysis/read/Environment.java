package io.github.httptoll.analysis.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the run happened: all facts of environment.json in its order, and its clock check.
public record Environment(Map<String, Object> facts, Clock clock) {
    /// The check that two processes' clocks can be compared: `violations` of `brackets` were out of order.
    public record Clock(long brackets, long violations, boolean crossProcess, @Nullable Double medianBracketMicros) {}

    public Environment {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
