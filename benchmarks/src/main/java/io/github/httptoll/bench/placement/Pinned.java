// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Client and server on the cores of a placement, until it is closed: then they are where they were before, in reverse order.
///
/// The client is this JVM. Of the cores that both processes may use, the server gets the last one. The client gets the same one, or apart
/// the first one. So where there are more than two, they are no two threads of one core, as neighbours may be. Where the study has given
/// the server cores of its own, the cores of both sides are chosen from.
///
/// Of two trials in a JVM, or of two JVMs with one server, one at a time. What a trial that failed left pinned is given back when the next
/// one begins, in whichever JVM.
public final class Pinned implements AutoCloseable {
    private static @Nullable Pinned left;

    private record Before(long process, SortedSet<Integer> cores) {}

    private final Deque<Before> before = new ArrayDeque<>();

    private Pinned() {}

    /// Puts this JVM and the server where the placement says: all of their threads but those of the JIT compilers.
    ///
    /// @param server its process; empty where it runs elsewhere
    /// @param serverCores that the study gave to it alone; empty: it has the cores of this JVM
    /// @throws CannotPlace if that cannot be; then both are where they were
    public static synchronized Pinned of(Placement placement, OptionalLong server, SortedSet<Integer> serverCores)
            throws CannotPlace {
        if (left != null) {
            left.close();
        }
        if (Cores.isAvailable() && server.isPresent()) {
            free(server.getAsLong(), serverCores);
        }
        Pinned pinned = new Pinned();
        if (placement != Placement.FREE) {
            left = pinned;
            try {
                pinned.put(placement, server, serverCores);
            } catch (CannotPlace | RuntimeException e) {
                pinned.closeAfter(e);
                throw e;
            }
        }
        return pinned;
    }

    /// Gives back what is pinned, since a trial failed and will not close it. What fails then is added to its reason.
    public static synchronized void giveBackAfter(Throwable reason) {
        if (left != null) {
            left.closeAfter(reason);
        }
    }

    /// A server on one core, where this JVM may use several, was left there by a JVM that ended in its turn.
    private static void free(long server, SortedSet<Integer> serverCores) throws CannotPlace {
        SortedSet<Integer> usual = serverCores.isEmpty() ? Cores.of(ProcessHandle.current().pid()) : serverCores;
        if (Cores.of(server).size() == 1 && usual.size() > 1) {
            Cores.pin(server, usual);
        }
    }

    /// Keeps this JVM, and what it starts from now on, on some cores.
    ///
    /// @throws CannotPlace if the kernel refuses; then it is where it was
    static Pinned keep(SortedSet<Integer> cores) throws CannotPlace {
        Pinned pinned = new Pinned();
        long here = ProcessHandle.current().pid();
        try {
            pinned.before.push(new Before(here, Cores.of(here)));
            Cores.pin(here, cores);
        } catch (CannotPlace e) {
            pinned.closeAfter(e);
            throw e;
        }
        return pinned;
    }

    private void put(Placement placement, OptionalLong server, SortedSet<Integer> serverCores) throws CannotPlace {
        String obstacle = serverCores.isEmpty() ? placement.obstacle() : null;
        if (obstacle != null) {
            throw new CannotPlace("placement " + placement + ": " + obstacle + "; choose FREE");
        }
        if (server.isEmpty()) {
            throw new CannotPlace(
                    "placement " + placement + ": the fixture server is no process of this machine that is known here;"
                            + " choose FREE, or leave its address away");
        }
        long client = ProcessHandle.current().pid();
        SortedSet<Integer> clients = Cores.of(client);
        SortedSet<Integer> servers = Cores.of(server.getAsLong());
        SortedSet<Integer> both = new TreeSet<>(clients);
        if (serverCores.isEmpty()) {
            both.retainAll(servers);
        } else {
            both.addAll(serverCores);
        }
        if (both.size() < (placement == Placement.APART ? 2 : 1)) {
            throw new CannotPlace(
                    "placement " + placement + ": client and server may use too few cores in common, " + both
                            + "; choose FREE");
        }
        place(client, clients, placement == Placement.APART ? both.first() : both.last());
        place(server.getAsLong(), servers, both.last());
    }

    private void place(long process, SortedSet<Integer> from, int core) throws CannotPlace {
        before.push(new Before(process, from));
        Cores.pinAllButCompilers(process, new TreeSet<>(Set.of(core)));
    }

    private void closeAfter(Throwable e) {
        try {
            close();
        } catch (CannotPlace again) {
            e.addSuppressed(again);
        }
    }

    /// Gives both processes the cores that they had before. The second time nothing is done.
    ///
    /// @throws CannotPlace if one of them cannot be given back; the other one is
    @Override
    public void close() throws CannotPlace {
        synchronized (Pinned.class) {
            if (left == this) {
                left = null;
            }
        }
        CannotPlace failed = null;
        while (!before.isEmpty()) {
            Before last = before.pop();
            try {
                Cores.pin(last.process(), last.cores());
            } catch (CannotPlace e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
