// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void clientsOfAJmhCommandLineAreChecked() {
        assertEquals("", Main.wrongClient("FanOut", "-p", "client=OKHTTP,JDK", "-p", "limit=10"));
        assertEquals("", Main.wrongClient("-l"));
        String wrong = Main.wrongClient("FanOut", "-p", "client=JDK,OKHTP");
        assertTrue(wrong.startsWith("there is no client 'OKHTP'; did you mean OKHTTP?"), wrong);
    }
}
