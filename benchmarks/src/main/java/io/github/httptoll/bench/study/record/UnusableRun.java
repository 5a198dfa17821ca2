// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

/// Why a run directory cannot be written: it is not what it must be, or another study holds it.
public final class UnusableRun extends Exception {
    private static final long serialVersionUID = 1;

    UnusableRun(String why) {
        super(why);
    }
}
