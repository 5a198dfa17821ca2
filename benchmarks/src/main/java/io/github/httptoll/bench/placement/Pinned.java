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
/// The client is this JVM. Of the cores that each process may use, the server gets its last one, and so does the client beside it; apart,
/// the client gets its first one. So where there are more than two, they are no two threads of one core, as neighbours may be.
///
/// Of two trials in a JVM, or of two JVMs with one server, one at a time. What a trial that failed left pinned is given back when the next
/// one begins, in whichever JVM.
public final class Pinned implements AutoCloseable {
    private static @Nullable Pinned left;

    private record Before(long process, SortedSet<Integer> cores) {}

    private final Deque<Before> before = new ArrayDeque<>();

    private Pinned() {}

    /// Puts this JVM and the server where the placement says, all of their threads.
    ///
    /// @param server its process; empty where it runs elsewhere
    /// @throws CannotPlace if that cannot be; then both are where they were
    public static synchronized Pinned of(Placement placement, OptionalLong server) throws CannotPlace {
        if (left != null) {
            left.close();
        }
        if (Cores.isAvailable() && server.isPresent()) {
            free(server.getAsLong());
        }
        Pinned pinned = new Pinned();
        if (placement != Placement.FREE) {
            left = pinned;
            try {
                pinned.put(placement, server);
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
    private static void free(long server) throws CannotPlace {
        SortedSet<Integer> here = Cores.of(ProcessHandle.current().pid());
        if (Cores.of(server).size() == 1 && here.size() > 1) {
            Cores.pin(server, here);
        }
    }

    private void put(Placement placement, OptionalLong server) throws CannotPlace {
        String obstacle = placement.obstacle();
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
        SortedSet<Integer> common = new TreeSet<>(clients);
        common.retainAll(servers);
        if (common.size() < (placement == Placement.APART ? 2 : 1)) {
            throw new CannotPlace(
                    "placement " + placement + ": client and server may use too few cores in common, " + common
                            + "; choose FREE");
        }
        pin(client, clients, placement == Placement.APART ? common.first() : common.last());
        pin(server.getAsLong(), servers, common.last());
    }

    private void pin(long process, SortedSet<Integer> cores, int core) throws CannotPlace {
        before.push(new Before(process, cores));
        Cores.pin(process, new TreeSet<>(Set.of(core)));
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
