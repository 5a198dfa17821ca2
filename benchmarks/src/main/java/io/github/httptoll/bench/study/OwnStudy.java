package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A user's own study file: pairs of cells, and what is expected of them.
record OwnStudy(List<Comparison> questions) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    OwnStudy {
        require(questions != null && !questions.isEmpty(), "questions", null, "a list of at least one");
        Set<String> ids = new HashSet<>();
        questions.forEach(question -> require(ids.add(question.id), "id", question.id, "another for each question"));
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException if it is not such a file; the message says the file, the line and what was expected
    static OwnStudy read(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": there is no such file");
        }
        try {
            return YAML.readValue(file.toFile(), OwnStudy.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ":" + Math.max(1, e.getLocation().getLineNr()) + ": " + reason(e),
                    e);
        }
    }

    /// What is wrong, in the words of the file: its field and what may stand there.
    private static String reason(JacksonException e) {
        if (e.getCause() instanceof IllegalArgumentException own) {
            return String.valueOf(own.getMessage());
        }
        String field = e.getPath().isEmpty() ? "" : String.valueOf(e.getPath().getLast().getPropertyName());
        return switch (e) {
            case InvalidFormatException wrong -> "'" + field + "' is '" + wrong.getValue() + "', expected "
                    + (wrong.getTargetType().isEnum()
                            ? "one of " + List.of(wrong.getTargetType().getEnumConstants())
                            : "a number");
            case UnrecognizedPropertyException unknown -> "there is no '" + field + "' here, expected one of "
                    + new TreeSet<>(unknown.getKnownPropertyIds().stream().map(String::valueOf).toList());
            default -> e.getOriginalMessage().lines().findFirst().orElse("not a study file");
        };
    }

    /// The questions as a study puts them: the raw socket at each level beside them, and the first `b` again as the A/A pair.
    Asked asked() {
        List<CellSpec> floors = new ArrayList<>();
        List<RegisteredClaims.Comparison> claims = new ArrayList<>();
        for (Comparison question : questions) {
            CellSpec a = question.a.spec();
            CellSpec b = question.b.spec();
            floors.add(a.floor());
            floors.add(b.floor());
            claims.add(new RegisteredClaims.Comparison(question.id, "own", question.says, a, b, question.direction,
                    question.delta));
        }
        return new Asked(Question.OWN, floors, new RegisteredClaims(claims, questions.getFirst().b.spec()));
    }

    private static void require(boolean holds, String what, @Nullable Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("'" + what + "' is " + (value == null ? "missing" : "'" + value + "'")
                    + ", expected " + expected);
        }
    }

    /// One question: is a slower than, faster than, or equivalent to b?
    ///
    /// @param delta smallest effect of interest, as a part of b
    record Comparison(String id, String says, Side a, Side b, String direction, double delta) {
        @JsonCreator
        static Comparison of(@Nullable String id, @Nullable String says, @Nullable Side a, @Nullable Side b,
                @Nullable String direction, @Nullable Double delta) {
            require(id != null && id.matches("[a-z0-9-]+"), "id", id, "lower-case letters, digits and dashes");
            require(a != null && b != null, a == null ? "a" : "b", null, "client, strategy and what else differs");
            require(!Objects.equals(a, b), "b", b, "something that differs from a");
            String claimed = direction == null ? "slower" : direction;
            require(Set.of("slower", "faster", "equivalent").contains(claimed), "direction", direction,
                    "slower, faster or equivalent");
            double smallest = delta == null ? Claim.DELTA : delta;
            require(smallest > 0 && smallest < 1, "delta", delta, "a part between 0 and 1, such as 0.05");
            return new Comparison(Objects.requireNonNull(id), says == null ? "a is " + claimed : says,
                    Objects.requireNonNull(a), Objects.requireNonNull(b), claimed, smallest);
        }
    }

    /// One side of a comparison; what is not said is as a plain program would have it.
    record Side(Client client, Strategy strategy, int calls, int limit, double delayMillis, DelayPattern pattern,
            int bytes, Level level, SessionPolicy session, CallbackPolicy callback) {
        @JsonCreator
        static Side of(@Nullable Client client, @Nullable Strategy strategy, @Nullable Integer calls,
                @Nullable Integer limit, @Nullable Double delayMillis, @Nullable DelayPattern pattern,
                @Nullable Integer bytes, @Nullable Level level, @Nullable SessionPolicy session,
                @Nullable CallbackPolicy callback) {
            require(client != null, "client", null, "one of " + List.of(Client.values()));
            require(strategy != null, "strategy", null, "one of " + List.of(Strategy.values()));
            Client who = Objects.requireNonNull(client);
            Strategy how = Objects.requireNonNull(strategy);
            require(how.drives(who), "strategy", how, "one that drives " + who);
            int n = calls == null ? Survey.CALLS : calls;
            int c = limit == null ? how.oneByOne() ? 1 : 10 : limit;
            require(n >= 1 && n <= 10_000, "calls", n, "1 to 10000");
            require(c >= 1 && c <= 10_000 && (c == 1 || !how.oneByOne()), "limit", c,
                    how.oneByOne() ? "1, since " + how + " calls one by one" : "1 to 10000");
            double delay = delayMillis == null ? 50 : delayMillis;
            require(delay >= 0 && delay <= 10_000, "delayMillis", delay, "0 to 10000");
            int size = bytes == null ? Workload.BYTES : bytes;
            require(size >= 0 && size <= 16 * 1024 * 1024, "bytes", size, "0 to 16777216");
            require(callback == null || callback == CallbackPolicy.NOTHING || how == Strategy.FUTURES, "callback",
                    callback, "NOTHING, since " + how + " has no completion callback");
            return new Side(who, how, n, c, delay, pattern == null ? DelayPattern.FIXED : pattern, size,
                    level == null ? Level.TUNED : level, session == null ? SessionPolicy.SHARED : session,
                    callback == null ? CallbackPolicy.NOTHING : callback);
        }

        CellSpec spec() {
            return CellSpec.of(client, strategy, calls, limit, delayMillis).with(pattern).with(level).with(session)
                    .with(callback).withBytes(bytes);
        }
    }
}
