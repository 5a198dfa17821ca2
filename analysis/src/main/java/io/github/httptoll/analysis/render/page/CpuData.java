// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.cpu.CpuDifference;
import io.github.httptoll.analysis.findings.cpu.CpuProfile;
import io.github.httptoll.analysis.profile.Owner;
import io.github.httptoll.analysis.profile.Tree;
import io.github.httptoll.analysis.render.words.CpuWords;
import io.github.httptoll.analysis.render.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The profiles of the page as JSON: trees in preorder, whose frames and owners are numbers of two lists.
final class CpuData {
    private final CellLinks refs;
    private final List<CpuProfile> profiles;
    private final Map<String, Integer> frames = new LinkedHashMap<>();
    private final List<Owner> owners;

    CpuData(CellLinks refs, List<CpuProfile> profiles) {
        this.refs = refs;
        this.profiles = profiles;
        this.owners = profiles.isEmpty()
                ? List.of()
                : profiles.getFirst().owners().stream().map(CpuProfile.OwnerCpu::owner).toList();
    }

    Map<String, Object> json() {
        List<Map<String, Object>> cells = profiles.stream().map(this::profile).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("owners", owners.stream().map(owner -> List.of(owner.id(), owner.name())).toList());
        json.put("frames", List.copyOf(frames.keySet()));
        json.put("cells", cells);
        json.put("first", first());
        return json;
    }

    /// The cell that the section begins with: an asynchronous one that a blocking one can be subtracted from, where there is one.
    private String first() {
        return CpuDifference.asyncAgainstBlocking(profiles).stream().map(CpuDifference::first).findFirst()
                .or(() -> profiles.stream().findFirst()).map(profile -> profile.cell().id()).orElse("");
    }

    private Map<String, Object> profile(CpuProfile profile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", profile.cell().id());
        json.put("at", refs.of(profile.cell()).anchor());
        json.put("name", CellLinks.name(profile.cell().parameters()));
        json.put("load", profile.cell().experiment() + ": " + Workload.words(profile.cell().parameters()));
        json.put("says", CpuWords.says(profile).toString());
        json.put("perSample", profile.owners().stream().filter(owner -> owner.samples() > 0)
                .mapToDouble(owner -> owner.micros().value()).sum() / profile.samples());
        List<Integer> nodes = new ArrayList<>();
        add(profile.tree(), 0, nodes);
        json.put("nodes", nodes);
        json.put("parts", profile.seen().stream().map(owner -> List.of(owners.indexOf(owner.owner()),
                Numbers.percent(owner.share().value()).toString(), Numbers.rounded(owner.micros()).toString(),
                owner.micros().value()))
                .toList());
        Map<String, Object> more = new LinkedHashMap<>();
        profiles.stream().filter(other -> !other.cell().id().equals(profile.cell().id())
                && CpuDifference.isLike(profile, other))
                .forEach(other -> more.put(other.cell().id(), CpuDifference.of(profile, other).owners().stream()
                        .map(owner -> List.of(owners.indexOf(owner.owner()), Numbers.signed(owner.micros()).toString()))
                        .toList()));
        json.put("more", more);
        return json;
    }

    /// Of each node its frame, depth, samples and the owner of most of them.
    private Map<Owner, Long> add(Tree tree, int depth, List<Integer> nodes) {
        int at = nodes.size();
        nodes.addAll(List.of(frame(tree.frame()), depth, Math.toIntExact(tree.count()), 0));
        Map<Owner, Long> sums = new LinkedHashMap<>(tree.self());
        for (Tree child : tree.children()) {
            add(child, depth + 1, nodes).forEach((owner, samples) -> sums.merge(owner, samples, Long::sum));
        }
        nodes.set(at + 3, sums.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue))
                .map(most -> owners.indexOf(most.getKey())).orElse(0));
        return sums;
    }

    private int frame(String name) {
        frames.putIfAbsent(name, frames.size());
        return frames.getOrDefault(name, 0);
    }
}
