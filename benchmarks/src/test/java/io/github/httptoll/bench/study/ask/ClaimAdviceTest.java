// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the suite's claims say of clients is what the code says of them.
class ClaimAdviceTest {
    @Test
    void claimsSayOfEventLoopsWhatTheClientsHave() {
        Pattern loops = Pattern.compile(".*of which there (is one|are two) a core.*");
        List<String> about = new ArrayList<>();
        for (Claim<Parameters> claim : ExperimentRequest.of(Question.BLOCKED_LOOP, Tier.STANDARD).claims()) {
            Matcher said = loops.matcher(Objects.requireNonNullElse(claim.advice().notice(), ""));
            if (said.matches()) {
                Client client = claim.a().client();
                assertEquals(said.group(1).equals("is one") ? 7 : 14,
                        client.form(false).callbackThreads().applyAsInt(7), claim.id());
                about.add(claim.id());
            }
        }
        assertEquals(List.of("sleep-on-callback-async-http-client", "sleep-on-callback-apache"), about);
    }
}
