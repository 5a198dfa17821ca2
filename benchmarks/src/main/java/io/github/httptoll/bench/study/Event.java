package io.github.httptoll.bench.study;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a contender's JVM reports: the result of a cell, or why there is none.
///
/// @param cell id of the cell; null: all that are still missing
/// @param result JMH's JSON of the cell; null where it failed
/// @param failure why it failed; null where it did not
record Event(@Nullable String cell, @Nullable JsonNode result, @Nullable String failure) {}
