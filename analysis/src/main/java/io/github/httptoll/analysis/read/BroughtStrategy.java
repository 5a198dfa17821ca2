// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

/// A strategy that is not of the suite, as study.yaml describes it. Its name says so, and cells have that name in place of its id.
public record BroughtStrategy(String id, String name) {
    public BroughtStrategy {
        Require.check("strategy id", id);
        Require.check("name of strategy " + id, name);
        name = name.endsWith(Client.MARK) ? name : name + Client.MARK;
    }

    /// The same cell where another strategy makes its calls, and one with the name of this one otherwise.
    Cell named(Cell cell) {
        return cell.strategy().equals(id) ? cell.by(name) : cell;
    }
}
