// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Stacks folded into one tree: what an icicle draws.
///
/// @param count the samples in which the frame is on the stack there
/// @param self by owner, the samples in which it is the innermost one
/// @param children by frame, sorted
public record Tree(String frame, long count, Map<Owner, Long> self, List<Tree> children) {
    /// The frame of the node that holds everything.
    public static final String ALL = "all";
    /// The frame of children that are too few to be drawn one by one.
    public static final String FEWER = "…";

    /// Folds these. A node with fewer samples than `least` is joined with its siblings of that size.
    public static Tree of(List<Stack> stacks, OwnerRules rules, long least) {
        Builder root = new Builder();
        for (Stack stack : stacks) {
            Builder at = root.add(stack.count()).child(stack.group()).add(stack.count());
            for (String frame : stack.frames()) {
                at = at.child(frame).add(stack.count());
            }
            at.self.merge(rules.of(stack), stack.count(), Long::sum);
        }
        return root.build(ALL, least);
    }

    /// The samples of each owner, in the order of the rules; those without a sample are left out.
    public static Map<Owner, Long> byOwner(List<Stack> stacks, OwnerRules rules) {
        Map<Owner, Long> sums = new LinkedHashMap<>();
        rules.owners().forEach(owner -> sums.put(owner, 0L));
        stacks.forEach(stack -> sums.merge(rules.of(stack), stack.count(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static final class Builder {
        private final Map<String, Builder> children = new TreeMap<>();
        private final Map<Owner, Long> self = new LinkedHashMap<>();
        private long count;

        Builder add(long more) {
            count += more;
            return this;
        }

        Builder child(String frame) {
            return children.computeIfAbsent(frame, _ -> new Builder());
        }

        Tree build(String frame, long least) {
            List<Tree> built = new ArrayList<>();
            Builder fewer = new Builder();
            children.forEach((name, child) -> {
                if (child.count >= least) {
                    built.add(child.build(name, least));
                } else {
                    child.into(fewer.add(child.count).self);
                }
            });
            if (fewer.count > 0) {
                built.add(fewer.build(FEWER, least));
            }
            return new Tree(frame, count, self, built);
        }

        private void into(Map<Owner, Long> sums) {
            self.forEach((owner, samples) -> sums.merge(owner, samples, Long::sum));
            children.values().forEach(child -> child.into(sums));
        }
    }
}
