// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxFunctionTest {
    private static final FunctionDescriptor TYPE = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS);
    private static final SymbolLookup LIBRARY = Linker.nativeLinker().defaultLookup();

    @ParameterizedTest
    @ValueSource(strings = {"Mac OS X", "Windows 11"})
    void elsewhereNothingIsLinked(String system) {
        assertNull(LinuxFunction.link(system, LIBRARY, "clock_gettime", TYPE));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFunctionThatTheLibraryDoesNotHaveIsAbsent() {
        assertNotNull(LinuxFunction.link("Linux", LIBRARY, "clock_gettime", TYPE));
        assertNull(LinuxFunction.link("Linux", LIBRARY, "no_such_function", TYPE));
        assertNull(LinuxFunction.link("Linux", _ -> Optional.empty(), "clock_gettime", TYPE));
    }
}
