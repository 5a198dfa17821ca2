// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client as study.yaml describes it. Cells and scenarios name it by its id.
///
/// `name` is as people write it. `blockingSibling` is the id of the client that makes blocking calls with the same library, which may be
/// itself; null where the library has none. `blocking` and `async` are its two forms, null where it has no such call.
/// `packages` are what the names of the library's classes begin with; empty in a run without profiles. `engine` is the id of the
/// client that makes its calls, where it is a layer above that; null where it makes them itself. `brought` says where a client was found
/// that is not of the suite, and null that it is; the name of one that was brought says so.
@JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
@JsonIdentityReference(alwaysAsId = true)
public record Client(String id, String name, Role role, @Nullable String blockingSibling, @Nullable Form blocking,
        @Nullable Form async, List<String> packages, @Nullable String engine,
        @Nullable Brought brought) {
    /// Ends the name of what is not of the suite.
    public static final String MARK = " (brought)";

    public enum Role {
        /// A library that people use.
        LIBRARY,
        /// A raw exchange of the same bytes, which libraries are compared with.
        FLOOR,
        /// A raw exchange with one thing more.
        STEP,
        /// It makes no call.
        NO_CALL
    }

    /// How it makes calls: the threads that a warm request wakes.
    public record Form(int handOffs) {}

    /// The jars of a client, `source` as the study file named them; `version` is that of the adapter, null where it has none.
    public record Brought(String source, @Nullable String version) {}

    public Client {
        Require.check("client id", id);
        Require.check("name of client " + id, name);
        Require.check("role of client " + id, role);
        name = brought == null || name.endsWith(MARK) ? name : name + MARK;
        packages = packages == null ? List.of() : List.copyOf(packages);
    }

    /// True for a library; false for the raw exchanges that are its floor, and where no call is made.
    public boolean isLibrary() {
        return role == Role.LIBRARY;
    }

    /// True for an exchange without a library.
    public boolean isRaw() {
        return role == Role.FLOOR || role == Role.STEP;
    }

    public boolean makesCalls() {
        return role != Role.NO_CALL;
    }

    /// True for a raw exchange under the same way of waiting as a blocking call.
    public boolean isBlockingFloor() {
        return role == Role.FLOOR && blocking != null;
    }

    /// True where the library has another client for blocking calls, so that its own name says that it is asynchronous.
    public boolean hasOtherSibling() {
        return blockingSibling != null && !blockingSibling.equals(id);
    }

    /// True where both are forms of one library.
    public boolean isOfLibraryOf(Client other) {
        return library().equals(other.library());
    }

    /// The id of the client that stands for the library: the one that makes its blocking calls. Raw exchanges have none in common with a
    /// library, and one with each other.
    public String library() {
        return isRaw() ? "" : blockingSibling == null ? id : blockingSibling;
    }
}
