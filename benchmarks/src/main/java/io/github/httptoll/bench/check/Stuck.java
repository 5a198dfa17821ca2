// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

/// A broken promise after which further trials would not end either.
final class Stuck extends Broken {
    private static final long serialVersionUID = 1;

    Stuck(String what, String mend) {
        super(what, mend);
    }
}
