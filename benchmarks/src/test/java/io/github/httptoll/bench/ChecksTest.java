// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No build needs the checks, and they need the classes of the build: they must still compile.
class ChecksTest {
    @TempDir
    private Path classes;

    @Test
    void thePacketCheckCompiles() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, errors, "-proc:none", "-d", classes.toString(),
                "-cp",
                path, "../checks/PacketCheck.java");
        assertEquals(0, code, errors.toString(StandardCharsets.UTF_8));
    }
}
