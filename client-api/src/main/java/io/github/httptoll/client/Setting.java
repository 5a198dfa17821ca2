// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One setting of a library under the library's own name: what it may be set to, and what that changes. Begins with a type; each further
/// method adds one fact.
///
/// @param name as the library's documentation has it
/// @param type what a value is
/// @param least smallest number
/// @param most greatest number
/// @param words what may be said, where it is a word
/// @param standard the library's own value, for people; a limit is a number where there is one
/// @param effect what it changes, in one line
/// @param part which part of a prediction it changes
/// @param protocols over which it has an effect
/// @param ofProcess whether it is a system property of that name, which the library reads once in a JVM
public record Setting(String name, Type type, long least, long most, List<String> words, String standard, String effect, Part part,
        Set<Protocol> protocols, boolean ofProcess) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
    private static final long HOUR_MILLIS = 3_600_000;

    public Setting {
        words = List.copyOf(words);
        protocols = Set.copyOf(protocols);
    }

    /// A whole number.
    public static Setting whole(String name, long least, long most, String standard, String effect) {
        return new Setting(name, Type.WHOLE, least, most, List.of(), standard, effect, Part.NONE, EnumSet.allOf(Protocol.class), false);
    }

    /// A length of time in whole milliseconds, up to an hour.
    public static Setting millis(String name, long least, String standard, String effect) {
        return new Setting(name, Type.MILLIS, least, HOUR_MILLIS, List.of(), standard, effect, Part.NONE, EnumSet.allOf(Protocol.class),
                false);
    }

    /// True or false.
    public static Setting flag(String name, boolean standard, String effect) {
        return new Setting(name, Type.FLAG, 0, 1, List.of(), String.valueOf(standard), effect, Part.NONE, EnumSet.allOf(Protocol.class),
                false);
    }

    /// One of some words.
    public static Setting word(String name, List<String> words, String standard, String effect) {
        return new Setting(name, Type.WORD, 0, 0, words, standard, effect, Part.NONE, EnumSet.allOf(Protocol.class), false);
    }

    /// It changes that part of a prediction.
    public Setting changes(Part other) {
        return new Setting(name, type, least, most, words, standard, effect, other, protocols, ofProcess);
    }

    /// It has an effect over these protocols alone.
    public Setting over(Protocol first, Protocol... more) {
        return new Setting(name, type, least, most, words, standard, effect, part, EnumSet.of(first, more), ofProcess);
    }

    /// It has an effect over HTTP/1.1 alone.
    public Setting overHttp1() {
        return over(Protocol.HTTP_1_1, Protocol.HTTP_1_1_TLS);
    }

    /// It has an effect over HTTP/2 alone.
    public Setting overHttp2() {
        return over(Protocol.H2, Protocol.H2C);
    }

    /// It is a system property of that name.
    public Setting property() {
        return new Setting(name, type, least, most, words, standard, effect, part, protocols, true);
    }

    /// What may be said, in words.
    public String expected() {
        return switch (type) {
            case WHOLE -> "a whole number from " + least + " to " + most;
            case MILLIS -> "milliseconds, a whole number from " + least + " to " + most;
            case FLAG -> "true or false";
            case WORD -> "one of " + words;
        };
    }

    /// True where it may be set to that.
    public boolean allows(String text) {
        return switch (type) {
            case WHOLE, MILLIS -> NUMBER.matcher(text).matches() && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
            case FLAG -> text.equals("true") || text.equals("false");
            case WORD -> words.contains(text);
        };
    }

    /// What a value is.
    public enum Type {
        WHOLE, MILLIS, FLAG, WORD
    }

    /// What a prediction of a batch by its parameters alone needs to know of a setting.
    public enum Part {
        /// It changes nothing that a batch must wait for.
        NONE,
        /// Most asynchronous calls to one host at once, whatever carries them.
        CALLS,
        /// Most connections to one host, each of which carries one call at a time over HTTP/1.1.
        CONNECTIONS,
        /// Most calls at once on one connection of HTTP/2.
        STREAMS,
        /// Most connections of HTTP/2.
        CARRIERS,
        /// Most idle connections that are kept.
        IDLE,
        /// Threads on which callbacks run.
        CALLBACK_THREADS,
        /// The limit for waiting for a connection; nothing where none is met.
        LEASE,
        /// It may change a batch in a way that is not computed: then there is no prediction.
        UNKNOWN
    }
}
