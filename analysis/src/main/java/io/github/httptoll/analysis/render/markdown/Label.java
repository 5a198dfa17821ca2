// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.render.words.Names;
import java.util.List;
import java.util.function.Function;

/// One column that says which cell a row is.
record Label(String name, Function<Parameters, String> text) {
    static final List<Label> ALL = List.of(new Label("client", p -> Names.word(p.client())),
            new Label("strategy", p -> Names.word(p.strategy())),
            new Label("calls", p -> Integer.toString(p.calls())),
            new Label("limit", p -> Integer.toString(p.limit())),
            new Label("replica", p -> Integer.toString(p.replica())),
            new Label("delay", p -> Names.delay(p.delaysMillis()).toString()),
            new Label("settings", p -> Names.word(p.settings())),
            new Label("session", p -> Names.word(p.session())),
            new Label("callback", p -> Names.word(p.callback())),
            new Label("stamps", p -> p.stamps() ? "on" : "off"), new Label("setup", Names::setup));

    boolean varies(List<Parameters> cells) {
        return cells.stream().map(text).distinct().count() > 1;
    }
}
