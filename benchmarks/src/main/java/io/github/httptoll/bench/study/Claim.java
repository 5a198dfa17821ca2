package io.github.httptoll.bench.study;

/// A sentence that the study puts to the test, registered before anything is timed.
///
/// @param id unique in the study
/// @param source the article's claim, or `study`
/// @param says the sentence
/// @param a id of the cell it speaks of
/// @param b id of the cell that it compares with
/// @param metric `batchMillis` or a secondary metric; less is better
/// @param direction what it claims of a against b: `slower`, `faster` or `equivalent`
/// @param delta smallest effect of interest, as a part of b
record Claim(String id, String source, String says, String a, String b, String metric, String direction,
        double delta) {
    /// Smallest effect of interest where a claim names none.
    static final double DELTA = 0.05;
}
