// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import static io.github.httptoll.bench.workload.NamedValues.or;
import static io.github.httptoll.bench.workload.NamedValues.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.client.RequestForm.Answer;
import io.github.httptoll.client.RequestForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// How requests are sent, as a study file says it. The server checks what it can see of that.
///
/// @param method USUAL: GET without a body, POST with one
/// @param headers further headers, `X-Name=value;X-Other=value`; empty: none
/// @param knownLength false: the length of a body is not said in advance
/// @param pieces in how many pieces a body is handed to the library, each of them flushed
/// @param pauseMillis between two pieces
/// @param expectContinue whether the server is asked first
/// @param gzip whether the answer is asked for in gzip
/// @param answer what is done with its body
public record RequestShape(Method method, String headers, boolean knownLength, int pieces, double pauseMillis, boolean expectContinue,
        boolean gzip, Answer answer) {
    private static final Pattern HEADERS = Pattern.compile("(X-[A-Za-z0-9-]+=[A-Za-z0-9._~/-]+(;(?!$)|$))*");
    /// A request of which nothing is said.
    public static final RequestShape USUAL = new RequestShape(Method.USUAL, "", true, 1, 0, false, false, Answer.READ);
    private static final int MOST_LETTERS = 4_000;
    private static final int MOST_PIECES = 1_000;
    private static final int MOST_MILLIS = 10_000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    /// The methods that all clients have.
    public enum Method {
        /// What the body makes of it.
        USUAL,
        /// Never has a body here.
        GET,
        /// May have one, as those below.
        POST,
        /// Puts something there.
        PUT,
        /// Removes it.
        DELETE
    }

    /// @throws IllegalArgumentException if there can be no such request; the message says which value is wrong
    public RequestShape {
        require(HEADERS.matcher(headers).matches() && headers.length() <= MOST_LETTERS, "headers", headers,
                "X-Name=value;X-Other=value, up to " + MOST_LETTERS + " letters");
        require(pieces >= 1 && pieces <= MOST_PIECES, "pieces", pieces, "1 to " + MOST_PIECES);
        require(pauseMillis >= 0 && pauseMillis <= MOST_MILLIS && (pauseMillis == 0 || pieces > 1), "pauseMillis", pauseMillis,
                pieces > 1 ? "0 to " + MOST_MILLIS : "0 without pieces");
    }

    @JsonCreator
    static RequestShape of(@Nullable Method method, @Nullable String headers, @Nullable Boolean knownLength, @Nullable Integer pieces,
            @Nullable Double pauseMillis, @Nullable Boolean expectContinue, @Nullable Boolean gzip, @Nullable Answer answer) {
        return new RequestShape(or(method, Method.USUAL), or(headers, ""), or(knownLength, true), or(pieces, 1), or(pauseMillis, 0.0),
                or(expectContinue, false), or(gzip, false), or(answer, Answer.READ));
    }

    /// What an adapter must be able to do for it.
    public Set<RequestForm.Feature> features() {
        Set<RequestForm.Feature> features = EnumSet.noneOf(RequestForm.Feature.class);
        if (method != Method.USUAL) {
            features.add(RequestForm.Feature.METHOD);
        }
        if (!headers.isEmpty()) {
            features.add(RequestForm.Feature.HEADERS);
        }
        if (!knownLength) {
            features.add(RequestForm.Feature.UNKNOWN_LENGTH);
        }
        if (pieces > 1) {
            features.add(RequestForm.Feature.PIECES);
        }
        if (expectContinue) {
            features.add(
                    knownLength ? RequestForm.Feature.EXPECT_CONTINUE : RequestForm.Feature.EXPECT_WITHOUT_LENGTH);
        }
        if (gzip) {
            features.add(RequestForm.Feature.GZIP);
        }
        if (answer != Answer.READ) {
            features.add(RequestForm.Feature.UNREAD);
        }
        return features;
    }

    /// The same at once.
    public RequestShape withoutPause() {
        return new RequestShape(method, headers, knownLength, pieces, 0, expectContinue, gzip, answer);
    }

    public boolean needsBody() {
        return !knownLength || pieces > 1 || expectContinue;
    }

    /// How long a body takes at least, for its pauses alone.
    public double pausesMillis() {
        return (pieces - 1) * pauseMillis;
    }

    /// The same for an adapter.
    public RequestForm form() {
        Map<String, String> fields = new LinkedHashMap<>();
        pairs().forEach(pair -> fields.put(pair[0], pair[1]));
        return new RequestForm(method == Method.USUAL ? "" : method.name(), fields, knownLength, pieces,
                Duration.ofNanos(Math.round(pauseMillis * NANOS_PER_MILLI)), expectContinue, gzip, answer);
    }

    private Stream<String[]> pairs() {
        return headers.isEmpty() ? Stream.empty() : Stream.of(headers.split(";", -1)).map(pair -> pair.split("=", 2));
    }

    /// Tells the server what the head of a request must be, as a further parameter of an address.
    ///
    /// @param posts whether there is a body
    String query(boolean posts) {
        if (equals(USUAL)) {
            return "";
        }
        String gzipped = gzip ? "&gzip=true" : "";
        CRC32 crc = new CRC32();
        crc.update(head(posts).getBytes(StandardCharsets.UTF_8));
        return gzipped + "&requestHead=%08x".formatted(crc.getValue());
    }

    private String head(boolean posts) {
        StringBuilder head = new StringBuilder(method == Method.USUAL ? posts ? "POST" : "GET" : method.name());
        if (posts) {
            head.append(knownLength ? " length" : " no-length").append(expectContinue ? " expect" : "");
        }
        Map<String, String> sorted = new TreeMap<>();
        pairs().forEach(pair -> sorted.put(pair[0].toLowerCase(Locale.ROOT), pair[1]));
        sorted.forEach((name, value) -> head.append(' ').append(name).append('=').append(value));
        return head.toString();
    }

    @Override
    public String toString() {
        return NamedValues.text(this, USUAL);
    }
}
