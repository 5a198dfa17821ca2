// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar. Classes that are in no jar have none.
final class Version implements IVersionProvider {
    private static final String WRITTEN_BY_THE_BUILD = "/META-INF/maven/io.github.httptoll/analysis/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
            return new String[]{"httptoll analysis " + of(in)};
        }
    }

    static String of(@Nullable InputStream properties) throws IOException {
        Properties read = new Properties();
        if (properties != null) {
            read.load(properties);
        }
        return read.getProperty("version", "(no version: not packaged)");
    }
}
