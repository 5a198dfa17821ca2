// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.render.words.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was registered and judged, as a line of the page that opens: what the filters ask of it.
sealed interface Card permits ClaimCard, ScenarioCard {
    /// Something known of it.
    record Fact(String name, Text value) {
        Fact(String name, String words) {
            this(name, Text.of(words));
        }

        /// For who has the same in a program; what has nothing to say is left out.
        static List<Fact> advice(Claim.Advice advice) {
            List<Fact> facts = new ArrayList<>();
            add(facts, "how to notice it in a program", advice.notice());
            add(facts, "what to change there", advice.change());
            add(facts, "measured elsewhere, for orientation", advice.elsewhere());
            return facts;
        }

        private static void add(List<Fact> facts, String name, @Nullable String said) {
            if (said != null) {
                facts.add(new Fact(name, Text.prose(said)));
            }
        }
    }

    /// Where a sentence comes from, of its full name.
    static String group(String source) {
        return source.replaceFirst("-.*", "");
    }

    String sourceGroup();

    List<String> clients();

    String verdict();

    String holds();
}
