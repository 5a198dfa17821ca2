// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.read.Client;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {
    @ParameterizedTest
    @CsvSource({"Apache async, Apache", "Acme, Acme", "' async', ' async'"})
    void aLibraryIsItsClientWithoutTheWay(String name, String library) {
        assertEquals(library,
                Names.library(
                        new Client("ASYNC", name, Client.Role.LIBRARY, "BLOCKING", null, null, List.of(), null, null)));
    }

    @ParameterizedTest
    @CsvSource({"100000 requestBytes, 100000 bytes in each request", "100000 bytes, 100000 bytes",
            "CPU_ON_POOL, CPU on pool", "H2, HTTP/2 over TLS", "MAP_CONCURRENT, mapConcurrent",
            "500 rate, 500 calls/s", "2 unknown, 2 unknown",
            "'maxConnections=10;pool=a b', 'maxConnections=10, pool=a b'",
            "distribution:UNIFORM+seed:1, 'uniform delays, seed 1'", "gzip:true+pieces:3, 'gzip, body in 3 pieces'",
            "stallMillis:1000.0+stallEveryMillis:2000.5, 'server stops for 1000 ms, every 2000.5 ms'",
            "noDelay:false+other:1, 'server without TCP_NODELAY, other 1'"})
    void aParameterIsSaidInWords(String name, String words) {
        assertEquals(words, Names.word(name));
    }
}
