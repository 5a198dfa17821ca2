// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.layer.Layers;
import io.github.httptoll.analysis.render.words.LayerWords;

/// What layers add to their engines.
final class LayerSection {
    private LayerSection() {}

    /// Empty where no layer was measured with its engine.
    static String of(Layers layers) {
        if (layers.isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## What a layer adds to its engine");
        if (!layers.overheads().isEmpty()) {
            page.line(LayerWords.EXPLAINED);
            page.open(LayerWords.overheads(layers));
        }
        if (!layers.limits().isEmpty()) {
            page.line(LayerWords.AT_ONCE);
            page.open(LayerWords.limits(layers));
        }
        return page.toString();
    }
}
