// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Functions of the C library of a 64-bit Linux, which alone has the layouts that this project knows.
public final class LinuxFunction {
    private LinuxFunction() {}

    /// Links a function.
    ///
    /// @return null where the system is another one, has no such function, or lets no program link one
    public static @Nullable MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
        try {
            return link(System.getProperty("os.name"), Linker.nativeLinker().defaultLookup(), name, type, options);
        } catch (IllegalCallerException | UnsupportedOperationException _) {
            return null;
        }
    }

    @SuppressWarnings("restricted")
    static @Nullable MethodHandle link(String system, SymbolLookup library, String name, FunctionDescriptor type,
            Linker.Option... options) {
        if (!system.equals("Linux") || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return null;
        }
        return library.find(name).map(symbol -> Linker.nativeLinker().downcallHandle(symbol, type, options))
                .orElse(null);
    }
}
