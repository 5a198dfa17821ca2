// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

/// A client does not keep a promise of the contract.
public class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String mend;

    Broken(String what, String mend) {
        super(what);
        this.mend = mend;
    }

    /// @throws Broken if it does not hold
    static void unless(boolean holds, String what, String mend) {
        if (!holds) {
            throw new Broken(what, mend);
        }
    }

    /// What an adapter has to do instead.
    public String mend() {
        return mend;
    }

    /// One after which further trials would not end either.
    static final class Stuck extends Broken {
        private static final long serialVersionUID = 1;

        Stuck(String what, String mend) {
            super(what, mend);
        }
    }
}
