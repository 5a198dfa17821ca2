// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Files that are read on another core, while their report is made of others.
///
/// @param what is read, for the message of an unexpected failure
public record OtherCore<T>(String what, FutureTask<T> reading) {
    /// Begins at once.
    public static <T> OtherCore<T> reads(String what, Callable<T> reader) {
        FutureTask<T> reading = new FutureTask<>(reader);
        Thread.ofPlatform().daemon().start(reading);
        return new OtherCore<>(what, reading);
    }

    /// What was read; waits until it is.
    ///
    /// @param expected what the reader throws where a file cannot be read
    public <E extends Exception> T ended(Class<E> expected) throws E {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while reading " + what, e);
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                throw expected.cast(e.getCause());
            }
            throw new IllegalStateException(what + " cannot be read", e);
        }
    }
}
