// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

/// What became of something that was registered: of a claim about times, or of a trial that counts.
public sealed interface Judgement permits ClaimResult, ScenarioResult {
    /// Unique in the run.
    String id();

    /// Whose sentence it is.
    String source();

    /// The sentence.
    String says();

    /// Whether what the source says holds.
    ClaimVerdict holds();
}
