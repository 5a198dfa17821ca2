// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory of this machine.
final class Memory {
    private static final Path FILE = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final long KIB_IN_MIB = 1_024;

    private Memory() {}

    /// What programs can still take without swapping, in MiB; without bound where the system does not say.
    static long freeMiB() {
        try {
            Matcher available = AVAILABLE.matcher(Files.readString(FILE));
            return available.find() ? Long.parseLong(available.group(1)) / KIB_IN_MIB : Long.MAX_VALUE;
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }
}
