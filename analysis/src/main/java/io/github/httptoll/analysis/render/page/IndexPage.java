// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.render.words.Statements;
import java.util.Map;

/// The page that people look at: one HTML file with everything inside.
///
/// It depends on nothing but its arguments: the same give the same bytes.
public final class IndexPage {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(null, ContentType.Html, null,
            IndexPage.class.getPackageName());

    private IndexPage() {}

    /// Renders everything.
    public static String of(Statements statements, Reproduction recipes) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("index.jte", Map.of("page", Page.of(statements, recipes), "assets", Assets.read()), page);
        return page.toString();
    }
}
