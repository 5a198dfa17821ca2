package io.github.httptoll.bench.study;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A contender's answer to a [Command]; one of the fields is set, or none where there is nothing to say.
///
/// @param result JMH's JSON of one iteration
/// @param warm how the warm-up ended
/// @param failure why the command failed
record Event(@Nullable JsonNode result, SteadyState.@Nullable Reached warm, @Nullable String failure) {
    /// JSON's null arrives as a node of its own.
    Event(@Nullable JsonNode result, SteadyState.@Nullable Reached warm, @Nullable String failure) {
        this.result = result == null || result.isNull() ? null : result;
        this.warm = warm;
        this.failure = failure;
    }

    static Event measured(JsonNode result) {
        return new Event(result, null, null);
    }

    static Event warm(SteadyState.Reached reached) {
        return new Event(null, reached, null);
    }

    static Event closed() {
        return new Event(null, null, null);
    }

    static Event failed(String why) {
        return new Event(null, null, why);
    }
}
