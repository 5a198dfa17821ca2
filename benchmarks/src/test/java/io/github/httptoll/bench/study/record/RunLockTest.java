// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One study at a time writes a run directory.
@Tag("slow")
class RunLockTest {
    @TempDir
    Path directory;

    @Test
    void aDirectoryThatThisProcessHoldsIsRefusedUntilItIsGivenBack() throws Exception {
        try (RunLock _ = RunLock.take(directory)) {
            String why = assertThrows(RunDirectory.Unusable.class, () -> RunLock.take(directory)).getMessage();
            assertTrue(why.contains("by process " + ProcessHandle.current().pid() + " since "), why);
        }
        try (RunLock lock = RunLock.take(directory)) {
            lock.remove();
        }
        assertFalse(Files.exists(directory.resolve(RunLock.FILE)));
    }

    @Test
    void aDirectoryThatAnotherProcessHoldsIsRefusedUntilThatHasEnded() throws Exception {
        try (RunHolder holder = RunHolder.start(directory)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                String why = assertThrows(RunDirectory.Unusable.class, () -> RunLock.take(directory)).getMessage();
                assertTrue(why.contains("by process " + holder.pid() + " since "), why);
            }
        }
        try (RunLock _ = RunLock.take(directory); RunHolder second = RunHolder.start(directory)) {
            assertEquals(RunHolder.REFUSED, second.said());
        }
    }

    @Test
    void aDirectoryThatIsNotThereHasNoLock() {
        String why = assertThrows(RunDirectory.Unusable.class, () -> RunLock.take(directory.resolve("nowhere")))
                .getMessage();
        assertTrue(why.startsWith("it cannot be locked (java.nio.file.NoSuchFileException: "), why);
    }
}
