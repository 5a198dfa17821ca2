// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The lines of trials.jsonl; one that is cut, as a kill leaves it, is left out.
final class TrialLines {
    private TrialLines() {}

    static List<Trial.Taken> of(String text, JsonMapper json) {
        List<Trial.Taken> taken = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            try {
                taken.add(json.readValue(line, Trial.Taken.class));
            } catch (JacksonException _) {
                // A line that is cut.
            }
        }
        return taken;
    }
}
