// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// How much later than asked for Linux may end a thread's timed waits, so as to end several at once: 50 µs unless told.
public final class TimerSlack {
    private static final int PR_SET_TIMERSLACK = 29;

    private TimerSlack() {}

    /// Asks for the least slack for the calling thread.
    ///
    /// @return whether that was done; false where the system knows no such thing
    @SuppressWarnings("restricted")
    public static boolean least() {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle prctl = linker.downcallHandle(linker.defaultLookup().findOrThrow("prctl"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
            return (int) prctl.invokeExact(PR_SET_TIMERSLACK, 1L) == 0;
        } catch (Throwable _) {
            return false;
        }
    }
}
