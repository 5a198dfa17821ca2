// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.rate.QueuePrediction.Kind;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.render.picture.RatePicture;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.RateWords;
import io.github.httptoll.analysis.render.words.StallWords;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One workload at its rates: a picture of each contender, its sentence, and all numbers.
record RateCard(Text title, List<Drawn> contenders, List<Grid> tables) {
    /// A contender with its two pictures, as SVG.
    record Drawn(String name, Text says, String rates, String tails) {}

    static List<RateCard> of(Rates rates) {
        return rates.groups().stream().map(RateCard::of).toList();
    }

    private static RateCard of(Rates.Group group) {
        List<Text> knees = RateWords.knees(group);
        List<Drawn> contenders = IntStream.range(0, knees.size()).mapToObj(i -> new Drawn(
                Names.contender(group.curves().get(i).contender()), knees.get(i),
                RatePicture.ofRates(group, group.curves().get(i)), RatePicture.ofTails(group, group.curves().get(i))))
                .toList();
        return new RateCard(RateWords.title(group), contenders, Stream.of(
                grid("Latency at each rate", RateWords.levels(group)),
                grid("Predicted and measured", RateWords.predictions(group, Kind.QUEUE)),
                grid("The overload, predicted and measured", RateWords.predictions(group, Kind.OVERLOAD)))
                .filter(grid -> !grid.rows().isEmpty()).toList());
    }

    /// The stalls, from due and as a closed loop reports them; empty where there is none.
    static List<Grid> stalls(Rates rates) {
        return rates.stalls().isEmpty()
                ? List.of()
                : List.of(
                        grid(Text
                                .join(" ",
                                        Stream.concat(Stream.of(StallWords.hidden(rates)),
                                                StallWords.verdicts(rates).stream()).toList())
                                .toString(), StallWords.stalls(rates)));
    }

    private static Grid grid(String caption, Table table) {
        return new Grid(caption, table.header(), table.rows().stream().map(row -> Grid.Row.of(row)).toList());
    }
}
