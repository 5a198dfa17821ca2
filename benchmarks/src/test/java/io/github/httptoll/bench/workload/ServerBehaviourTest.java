// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.workload.ServerBehaviour.Distribution;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerBehaviourTest {
    private static final ServerBehaviour ALL = new ServerBehaviour(0, 0, Distribution.LOGNORMAL, 2.5, 7, 100, 1000,
            true, 64, 5, 9, 500, false);

    @ParameterizedTest
    @ValueSource(strings = {"USUAL", "threads:7", "slots:9+apart:true+chunkBytes:3", "idleMillis:500+noDelay:false",
            "distribution:UNIFORM+jitterMillis:2.5+seed:3+maxConnections:3+streams:4",
            "stallMillis:1.0+stallEveryMillis:10.0"})
    void aTextIsReadAsWhatItWasMadeOf(String text) {
        assertEquals(text, NamedValues.parse(text, ServerBehaviour.class).toString());
    }

    @Test
    void everyValueHasItsPlaceInTheText() {
        assertEquals(ALL, NamedValues.parse(ALL.toString(), ServerBehaviour.class));
        assertEquals(11, ALL.toString().split("\\+").length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"threads:65 | 'threads' is '65', expected 0 to 64",
            "slots:1001 | expected 0 to 1000",
            "threads:5+slots:5 | 'slots' is '5', expected 0 with threads", "stallMillis:5 | more than stallMillis",
            "maxConnections:1001 | expected 0 to 1000", "stallMillis:-1 | 'stallMillis' is '-1.0'",
            "idleMillis:-1 | expected 0 to 600000",
            "jitterMillis:5 | FIXED",
            "threads:5+distribution:UNIFORM+jitterMillis:1 | FIXED with threads or slots", "nothing | nothing",
            "thread:5 | thread"})
    void whatCannotBeIsRefused(String text, String says) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> NamedValues.parse(text, ServerBehaviour.class)).getMessage();
        assertTrue(message.contains(says), message);
    }

    @Test
    void aCallAsksForAllOfIt() {
        assertEquals(
                "http://h:1/delay/5.0?bytes=128&token=0-0&distribution=lognormal&jitter=2.5&seed=7&stall=100.0&stallEvery=1000.0"
                        + "&apart=true&chunk=64",
                address(ALL));
        assertEquals("http://h:1/blocking/5.0?threads=7&bytes=128&token=0-0", address(parsed("threads:7")));
        assertEquals("http://h:1/permits/7/5.0?bytes=128&token=0-0", address(parsed("slots:7")));
        assertEquals("maxConnections=5&streams=9&idle=500&noDelay=false", ALL.port());
        assertEquals("", parsed("threads:7+apart:true").port());
    }

    private static ServerBehaviour parsed(String text) {
        return NamedValues.parse(text, ServerBehaviour.class);
    }

    private static String address(ServerBehaviour behaviour) {
        return new Workload(URI.create("http://h:1"), 1, List.of(5.0), 128, Endpoint.DELAY, behaviour, RandomBody.NONE,
                RequestShape.USUAL).batch(0)
                .getFirst().uri().toString();
    }
}
