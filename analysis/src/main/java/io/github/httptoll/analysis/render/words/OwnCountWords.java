// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The answer to a question of a study file that counts, in words: what was counted with either side, and in each repetition.
///
/// @param sentences the counts first, then what limits the answer
/// @param sides the counts of each repetition
public record OwnCountWords(ScenarioResult answer, List<Text> sentences, Table sides) {
    public static OwnCountWords of(ScenarioResult answer) {
        List<Text> sentences = new ArrayList<>();
        sentences.add(Text.format("%s: %s with a, %s with b.", Names.capital(answer.counted()),
                ScenarioWords.range(answer.a()), ScenarioWords.range(answer.b())));
        sentences.add(Text.of("a: ", Text.prose(answer.a().words()), "."));
        sentences.add(Text.of("b: ", Text.prose(answer.b().words()), "."));
        Stream.of(ScenarioWords.also("a", answer.a()), ScenarioWords.also("b", answer.b()))
                .filter(words -> !words.isEmpty()).forEach(words -> sentences.add(Text.prose(words)));
        if (answer.failure() != null) {
            sentences.add(Text.of("A repetition counted nothing: ", Text.prose(answer.failure()), "."));
        }
        sentences.addAll(ClaimWords.advice(answer));
        return new OwnCountWords(answer, sentences, sides(answer));
    }

    public Text title() {
        return Text.prose(answer.says());
    }

    public String holds() {
        return answer.holds().key();
    }

    private static Table sides(ScenarioResult answer) {
        int repetitions = Math.min(answer.a().values().size(), answer.b().values().size());
        return Table.of(List.of("repetition", "a", "b"), IntStream.range(0, repetitions).mapToObj(
                i -> List.of("" + (i + 1), count(answer.a(), i), count(answer.b(), i))).collect(Collectors.toList()));
    }

    private static String count(ScenarioResult.Arm arm, int repetition) {
        return Numbers.trimmed(arm.values().get(repetition)) + (arm.of() == 0 ? "" : " of " + arm.of());
    }
}
