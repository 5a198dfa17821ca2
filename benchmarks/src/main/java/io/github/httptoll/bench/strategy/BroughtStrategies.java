// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.client.BroughtLoader;
import io.github.httptoll.client.StrategyDescription;
import io.github.httptoll.client.StrategyProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The strategies that this process has from jars. A study file names one as `my.jar!ITS_ID`, or as `my.jar` where the jar has no other.
final class BroughtStrategies {
    /// Names the jars of a JVM that measures one.
    private static final String PROPERTY = "httptoll.brought.strategies";
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Map<String, List<Strategy>> BY_PLACE = new LinkedHashMap<>();
    private static final Map<String, Strategy> BY_ID = new LinkedHashMap<>();

    private BroughtStrategies() {}

    static synchronized List<Strategy> known() {
        return List.copyOf(BY_ID.values());
    }

    /// True where a word stands for jars, and chooses none of their strategies.
    static boolean isPlace(String word) {
        return BroughtLoader.isFile(word) && word.indexOf(BroughtLoader.MARK) < 0;
    }

    /// What a JVM is started with that is to know a strategy by its id.
    static List<String> flags(Brought origin) {
        return List.of("-D" + PROPERTY + "=" + place(origin.source()));
    }

    private static String place(String source) {
        int mark = source.lastIndexOf(BroughtLoader.MARK);
        return mark < 0 ? source : source.substring(0, mark);
    }

    /// The strategy with that id, or the one that is named in jars.
    ///
    /// @return empty: it names no jars, and nothing that is known
    /// @throws Brought.Unusable if it cannot be had from its jars
    static synchronized Optional<Strategy> named(String name) {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            all(given);
        }
        Strategy known = BY_ID.get(name);
        if (known != null || !BroughtLoader.isFile(name)) {
            return Optional.ofNullable(known);
        }
        String place = place(name);
        List<Strategy> all = all(name, place);
        String ids = all.stream().map(Strategy::name).collect(Collectors.joining(", "));
        if (!isPlace(name)) {
            String id = name.substring(place.length() + 1);
            return Optional.of(all.stream().filter(each -> each.name().equals(id)).findFirst()
                    .orElseThrow(() -> unusable(name, "it has no " + id + "; there are " + ids)));
        }
        if (all.size() > 1) {
            throw unusable(name, "it has " + all.size() + " strategies: " + ids + "; choose one: " + place
                    + BroughtLoader.MARK + all.getFirst());
        }
        return Optional.of(all.getFirst());
    }

    private static Brought.Unusable unusable(String source, String why) {
        return new Brought.Unusable("strategy", source, why, null);
    }

    /// All of these jars.
    ///
    /// @throws Brought.Unusable if they have none
    static List<Strategy> all(String place) {
        return all(place, place);
    }

    /// @param source as they were named
    private static synchronized List<Strategy> all(String source, String place) {
        List<Strategy> known = BY_PLACE.get(place);
        if (known == null) {
            known = found(source, place).stream().map(each -> registered(source, each)).toList();
            known.forEach(each -> BY_ID.putIfAbsent(each.name(), each));
            BY_PLACE.put(place, known);
        }
        return known;
    }

    private static List<FoundStrategy> found(String source, String place) {
        BroughtLoader loader = BroughtLoader.of("strategy", source, place);
        List<FoundStrategy> all = new ArrayList<>();
        for (StrategyProvider provider : loader.all(StrategyProvider.class)) {
            for (StrategyDescription each : loader.asked(() -> List.copyOf(provider.strategies()))) {
                all.add(new FoundStrategy(loader.origin(place + BroughtLoader.MARK + each.id(), provider), each,
                        loader));
            }
        }
        if (all.isEmpty()) {
            throw unusable(source, "its provider describes no strategy");
        }
        List<String> ids = all.stream().map(each -> each.description().id()).toList();
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw unusable(source, "its id is '" + id + "', expected " + ID);
            }
            if (ids.indexOf(id) != ids.lastIndexOf(id)) {
                throw unusable(source, "it has two strategies with the id " + id);
            }
        }
        return all;
    }

    /// The same strategy may be named in two ways. Another one must have another id.
    private static Strategy registered(String source, FoundStrategy found) {
        String id = found.description().id();
        Strategy same = Stream.of(Strategy.values()).filter(own -> own.name().equals(id)).findFirst()
                .orElse(BY_ID.get(id));
        if (same == null) {
            return Strategy.of(found);
        }
        if (!same.brought().map(found.origin()::isSameAs).orElse(false)) {
            String other = same.brought().map(origin -> origin.provider() + " in " + place(origin.source()))
                    .orElse("a strategy of the suite");
            throw unusable(source, "its id " + id + " is that of " + other + ": " + found.origin().provider()
                    + " must have another");
        }
        return same;
    }
}
