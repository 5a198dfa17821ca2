// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.trust.RunQuality;
import io.github.httptoll.analysis.read.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a study file asks of server, clients and wires, and what they did.
public final class DeliveryWords {
    private DeliveryWords() {}

    /// A row for each value; of several probes of it the least and the most.
    public static Table table(RunQuality trust) {
        Map<List<String>, List<Delivery>> rows = trust.delivered().stream()
                .collect(Collectors.groupingBy(DeliveryWords::asked, LinkedHashMap::new, Collectors.toList()));
        return Table.of(List.of("of", "asked for", "value", "asked", "delivered", "allowed"),
                rows.entrySet().stream().map(row -> Stream.concat(row.getKey().stream(),
                        Stream.of(delivered(row.getValue()), allowed(row.getValue().getFirst()))).toList()).toList());
    }

    private static List<String> asked(Delivery seen) {
        return List.of(seen.client() == null ? seen.of() : seen.of() + " of " + seen.client(),
                seen.shape().replace("+", ", "), seen.name(), Numbers.trimmed(seen.asked()));
    }

    private static String delivered(List<Delivery> probes) {
        List<Double> values = probes.stream().map(Delivery::delivered).flatMap(Stream::ofNullable).toList();
        if (values.isEmpty()) {
            return probes.stream().map(Delivery::why).flatMap(Stream::ofNullable).findFirst()
                    .map(why -> "none, because " + why).orElse("not seen");
        }
        return ScenarioWords.range(values) + (probes.stream().allMatch(Delivery::isKept) ? "" : " ✗");
    }

    private static String allowed(Delivery seen) {
        Double least = seen.least();
        Double most = seen.most();
        if (least == null || most == null) {
            return least == null
                    ? most == null ? Numbers.NONE : "at most " + Numbers.trimmed(most)
                    : "at least " + Numbers.trimmed(least);
        }
        return ScenarioWords.range(List.of(least, most));
    }
}
