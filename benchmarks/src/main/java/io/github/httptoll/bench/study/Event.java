package io.github.httptoll.bench.study;

import io.github.httptoll.bench.timeline.IterationLedger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A contender's answer to a [Command]; one of the fields is set, or none where there is nothing to say.
///
/// @param result JMH's JSON of one iteration
/// @param batch with it, where that was asked for: the requests of its last batch, see [IterationLedger#drawn]
/// @param warm how the warm-up ended
/// @param failure why the command failed
record Event(@Nullable JsonNode result, List<List<Long>> batch, SteadyState.@Nullable Reached warm,
        @Nullable String failure) {
    /// JSON's null arrives as a node of its own.
    Event(@Nullable JsonNode result, @Nullable List<List<Long>> batch, SteadyState.@Nullable Reached warm,
            @Nullable String failure) {
        this.result = result == null || result.isNull() ? null : result;
        this.batch = batch == null ? List.of() : batch;
        this.warm = warm;
        this.failure = failure;
    }

    static Event measured(JsonNode result, List<List<Long>> batch) {
        return new Event(result, batch, null, null);
    }

    static Event warm(SteadyState.Reached reached) {
        return new Event(null, null, reached, null);
    }

    static Event closed() {
        return new Event(null, null, null, null);
    }

    static Event failed(String why) {
        return new Event(null, null, null, why);
    }
}
