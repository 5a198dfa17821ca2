// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// `java.util.concurrent.StructuredTaskScope` with its default policy, which JDK 25 has as a preview. A class file that names it would run
/// on exactly that JDK, and with `--enable-preview` only. So it is called by name, which needs no flag.
final class TaskScope implements AutoCloseable {
    private static final MethodHandle OPEN;
    private static final MethodHandle FORK;
    private static final MethodHandle JOIN;
    private static final MethodHandle CLOSE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> scope = Class.forName("java.util.concurrent.StructuredTaskScope");
            Class<?> subtask = Class.forName(scope.getName() + "$Subtask");
            OPEN = lookup.findStatic(scope, "open", MethodType.methodType(scope))
                    .asType(MethodType.methodType(Object.class));
            FORK = lookup.findVirtual(scope, "fork", MethodType.methodType(subtask, Runnable.class))
                    .asType(MethodType.methodType(void.class, Object.class, Runnable.class));
            JOIN = lookup.findVirtual(scope, "join", MethodType.methodType(Object.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            CLOSE = lookup.findVirtual(scope, "close", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Object scope;

    private TaskScope(Object scope) {
        this.scope = scope;
    }

    /// A scope of this thread, which alone forks and joins.
    static TaskScope open() {
        try {
            return new TaskScope(OPEN.invokeExact());
        } catch (Throwable e) {
            throw wrapped(e);
        }
    }

    /// Runs a task on a virtual thread of its own.
    void fork(Runnable task) {
        try {
            FORK.invokeExact(scope, task);
        } catch (Throwable e) {
            throw wrapped(e);
        }
    }

    /// Waits for the end of all tasks.
    void join() {
        try {
            JOIN.invokeExact(scope);
        } catch (Throwable e) {
            throw wrapped(e);
        }
    }

    @Override
    public void close() {
        try {
            CLOSE.invokeExact(scope);
        } catch (Throwable e) {
            throw wrapped(e);
        }
    }

    private static RuntimeException wrapped(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
