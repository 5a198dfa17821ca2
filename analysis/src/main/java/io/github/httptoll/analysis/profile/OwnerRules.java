// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The rules of `owners.yaml`, which say of a sampled stack to whom its CPU belongs. Every stack has exactly one owner, so shares add up
/// to the whole.
public final class OwnerRules {
    private static final String LIBRARY = "library";
    private static final String HARNESS = "harness";
    private static final OwnerRules BUILT_IN = new OwnerRules(read());

    private final Map<String, Owner> owners = new LinkedHashMap<>();
    private final Map<String, Owner> groups = new HashMap<>();
    private final FramePatterns<Owner> whole = new FramePatterns<>();
    private final FramePatterns<Owner> frames = new FramePatterns<>();
    private final FramePatterns<Boolean> passed = new FramePatterns<>();
    private final FramePatterns<Boolean> library = new FramePatterns<>();
    /// The owner of each frame that was asked for, as patterns are slow and frames are few.
    private final Map<String, Claim> known = new HashMap<>();

    /// The resource file as it is written.
    record Rules(List<String> passed, List<Rule> owners) {}

    /// One owner with its patterns; null is none.
    record Rule(String id, String name, @Nullable List<String> groups, @Nullable List<String> whole,
            @Nullable List<String> frames) {}

    /// What a frame alone says.
    private record Claim(@Nullable Owner whole, @Nullable Owner owner, boolean passed, boolean library) {}

    private OwnerRules(Rules rules) {
        rules.passed().forEach(pattern -> passed.put(pattern, true));
        for (Rule rule : rules.owners()) {
            Owner owner = new Owner(rule.id(), rule.name());
            owners.put(rule.id(), owner);
            nonNull(rule.groups()).forEach(group -> groups.put(group, owner));
            nonNull(rule.whole()).forEach(pattern -> whole.put(pattern, owner));
            nonNull(rule.frames()).forEach(pattern -> frames.put(pattern, owner));
            if (rule.id().equals(LIBRARY)) {
                nonNull(rule.frames()).forEach(pattern -> library.put(pattern, true));
            }
        }
    }

    private OwnerRules(OwnerRules other) {
        owners.putAll(other.owners);
        groups.putAll(other.groups);
        whole.putAll(other.whole);
        frames.putAll(other.frames);
        passed.putAll(other.passed);
        library.putAll(other.library);
    }

    /// The rules that hold for every client.
    public static OwnerRules builtIn() {
        return BUILT_IN;
    }

    /// These rules, with further packages of the library that is called. A pattern that is here keeps its owner.
    public OwnerRules withLibrary(Collection<String> packages) {
        OwnerRules more = new OwnerRules(this);
        for (String name : packages) {
            more.frames.putIfAbsent(name, more.owner(LIBRARY));
            more.library.putIfAbsent(name, true);
        }
        return more;
    }

    /// All owners in the order of the file.
    public List<Owner> owners() {
        return List.copyOf(owners.values());
    }

    public Owner owner(String id) {
        return Objects.requireNonNull(owners.get(id), id);
    }

    public Owner of(Stack stack) {
        Owner byGroup = groups.get(stack.group());
        return byGroup == null ? of(stack.frames()) : byGroup;
    }

    private Owner of(List<String> stack) {
        for (String frame : stack) {
            Owner owner = claim(frame).whole();
            if (owner != null) {
                return owner;
            }
        }
        for (String frame : stack.reversed()) {
            Claim claim = claim(frame);
            if (claim.owner() != null) {
                return claim.owner();
            }
            if (!claim.passed()) {
                break;
            }
        }
        return owner(Owner.REST);
    }

    /// True if a frame is of a program that makes calls: neither of the JDK nor of a library. A harness is a program.
    public boolean isProgram(String frame) {
        Claim claim = claim(frame);
        return claim.whole() == null && !claim.passed() && !claim.library()
                && (claim.owner() == null || claim.owner().id().equals(HARNESS));
    }

    private synchronized Claim claim(String frame) {
        return known.computeIfAbsent(frame,
                name -> new Claim(whole.get(name), frames.get(name), passed.get(name) != null,
                        library.get(name) != null));
    }

    private static List<String> nonNull(@Nullable List<String> patterns) {
        return patterns == null ? List.of() : patterns;
    }

    private static Rules read() {
        try (InputStream in = Objects.requireNonNull(OwnerRules.class.getResourceAsStream("owners.yaml"))) {
            return YAMLMapper.builder().build().readValue(in, Rules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
