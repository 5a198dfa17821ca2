// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a client or a strategy comes from that is not of the suite.
///
/// @param source as a study file or a command line names it: a jar or a directory of jars, with `!` and the provider's class, or the
///        strategy's id, where that is to be chosen
/// @param provider the class that describes it
/// @param version `Implementation-Version` in the manifest of that class's jar; null: it has none
/// @param jars all that stand on its class path, in their order there
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Brought(String source, String provider, @Nullable String version, List<Jar> jars) {
    /// One file of it.
    ///
    /// @param sha256 of its bytes, in small hexadecimal digits
    public record Jar(String name, String sha256) {
        static Jar of(Path file) throws IOException {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                return new Jar(String.valueOf(file.getFileName()), HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("each JVM has SHA-256", e);
            }
        }
    }

    public Brought {
        jars = List.copyOf(jars);
    }

    /// Loads the client of a JVM that was started with [Client#broughtBy]: from here on its id stands for it.
    public static void loadClient() {
        String source = System.getProperty(Client.BROUGHT);
        if (source != null) {
            System.err.println(Client.named(source) + " is " + source);
        }
    }

    /// True where both are the same provider in the same bytes, however they are named.
    public boolean isSameAs(Brought other) {
        return provider.equals(other.provider) && jars.equals(other.jars);
    }

    /// Refuses another provider, or other bytes, under the same name.
    ///
    /// @param what comes from there, for people
    /// @throws IllegalArgumentException if they are not the same
    public void requireSame(String what, Brought now) {
        if (!isSameAs(now)) {
            throw new IllegalArgumentException(
                    what + " was " + summary() + ", and " + source + " is " + now.summary() + " now");
        }
    }

    /// In one line: its version, and the digest of each jar.
    public String summary() {
        return (version == null ? "no version" : "version " + version) + jars.stream()
                .map(jar -> ", " + jar.name() + " SHA-256 " + jar.sha256()).collect(Collectors.joining());
    }

    /// What is named as a client or a strategy from outside cannot be one. The message says what is named, and what is wrong with it.
    public static final class Unusable extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        /// @param kind `client` or `strategy`
        public Unusable(String kind, String source, String why, @Nullable Throwable cause) {
            super(kind + " '" + source + "': " + why, cause);
        }
    }
}
