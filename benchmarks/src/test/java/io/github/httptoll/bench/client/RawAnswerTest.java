// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawAnswerTest {
    private static final String TEXT = "HTTP/1.1 201 Created\r\nhttptoll-token: t\r\nHttptoll-Stamps: 1,2,3\r\n"
            + "Content-Length: 4\r\n\r\nbody";
    private static final Outcome.Reply REPLY = new Outcome.Reply(201, 4, "t", "1,2,3");

    private final RawAnswer answer = new RawAnswer();

    @Test
    void anAnswerMayBeCutAnywhereAndTheNextMayFollow() throws IOException {
        for (int cut = 1; cut < TEXT.length(); cut++) {
            assertFalse(answer.take(chunk(TEXT.substring(0, cut)), false, new Timeline()), "cut at " + cut);
            assertTrue(answer.take(chunk(TEXT.substring(cut)), false, new Timeline()), "cut at " + cut);
            assertEquals(REPLY, answer.next());
        }
    }

    @Test
    void headAndBodyAreStampedWhereTheyEnd() throws IOException {
        Timeline timeline = new Timeline();
        int bodyAt = TEXT.length() - 4;
        answer.take(chunk(TEXT.substring(0, bodyAt - 1)), false, timeline);
        assertTrue(timeline.nanos(Detail.BODY) == Timeline.UNSEEN && timeline.transportNanos() == 0);
        answer.take(chunk(TEXT.substring(bodyAt - 1, bodyAt)), false, timeline);
        assertEquals(Timeline.UNSEEN, timeline.nanos(Detail.BODY), "the body is not there yet");
        answer.take(chunk("body"), false, timeline);
        assertTrue(timeline.nanos(Detail.BODY) >= 0);
    }

    @Test
    void aBodyMayBeLongerThanAnyBuffer() throws IOException {
        String body = "x".repeat(100_000);
        assertTrue(
                answer.take(chunk("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body), false, new Timeline()));
        assertEquals(new Outcome.Reply(200, 100_000, null, null), answer.next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "SSH-2.0\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n", "X\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"})
    void whatIsNoAnswerIsAnError(String text) {
        assertThrows(IOException.class, () -> answer.take(chunk(text), false, new Timeline()));
    }

    @Test
    void aHeadWithoutEndIsAnError() throws IOException {
        assertFalse(answer.take(chunk("x".repeat(16_383)), false, new Timeline()));
        assertThrows(IOException.class, () -> answer.take(chunk("x"), false, new Timeline()));
    }

    private static ByteBuffer chunk(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
