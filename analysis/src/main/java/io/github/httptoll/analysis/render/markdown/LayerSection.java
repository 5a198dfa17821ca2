// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.layer.Layers;
import io.github.httptoll.analysis.render.words.LayerWords;

/// What layers add to their engines.
final class LayerSection {
    private static final String OVERHEADS = "A layer makes its calls by another client, its engine. Both have the same settings and "
            + "blocks. One call at a time: what a call by the layer takes more, what CPU the client's process uses more, and how many "
            + "threads it wakes more. The last column is of one profile of each, after everything that is measured.";

    private LayerSection() {}

    /// Empty where no layer was measured with its engine.
    static String of(Layers layers) {
        if (layers.isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## What a layer adds to its engine");
        if (!layers.overheads().isEmpty()) {
            page.line(OVERHEADS);
            page.add(Section.markdown(LayerWords.overheads(layers))).add("\n");
        }
        if (!layers.limits().isEmpty()) {
            page.line("Calls at once: what the server saw at most in a measurement.");
            page.add(Section.markdown(LayerWords.limits(layers))).add("\n");
        }
        return page.toString();
    }
}
