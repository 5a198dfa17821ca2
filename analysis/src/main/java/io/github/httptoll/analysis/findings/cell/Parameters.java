// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Client;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What distinguishes one cell from another; delays in milliseconds, in submit order.
///
/// `stamps` is false where the requests carried no stamps, so that nothing is known of their phases. `setup` is what else is not as
/// usual: the size of the answers, the server's way to wait, the client's own limit of connections, the protocol, the cores that client
/// and server were put on, the rate at which calls arrive, the settings of the library by its own names, the JVM.
public record Parameters(Client client, String strategy, int calls, int limit, int replica,
        List<Double> delaysMillis, String settings, String session, String callback,
        boolean stamps, List<String> setup) {
    /// Names where client and server sit; runs before it was known do not say, and left them free.
    public static final String PLACEMENT = "placement";
    public static final String FREE = "FREE";
    private static final String RATE = "rate";
    private static final String REQUEST_BYTES = "requestBytes";
    private static final String CLOSED_LOOP = "0";
    private static final String CONSTANT = "CONSTANT";
    private static final SortedMap<String, String> USUAL = new TreeMap<>(Map.ofEntries(Map.entry("bytes", "128"),
            Map.entry(REQUEST_BYTES, "0"), Map.entry("endpoint", "DELAY"), Map.entry("server", "USUAL"),
            Map.entry("request", "USUAL"), Map.entry("wire", "USUAL"), Map.entry("connections", "0"),
            Map.entry("protocol", "HTTP_1_1"), Map.entry(PLACEMENT, FREE), Map.entry(RATE, CLOSED_LOOP),
            Map.entry("arrivals", "POISSON"), Map.entry("callbackMillis", "0.0"), Map.entry("settings", "NONE"),
            Map.entry("jvm", "SAME")));
    private static final Set<String> COUNTS = Set.of("bytes", REQUEST_BYTES, "connections", "callbackMillis", RATE);

    public static Parameters of(Cell cell) {
        return new Parameters(cell.client(), cell.strategy(), cell.calls(), cell.limit(),
                cell.replica() == null ? 1 : cell.replica(), cell.delaysMillis(), cell.settings(), cell.session(),
                cell.callback(), !cell.params().getOrDefault("stamps", "ON").equals("OFF"), setup(cell));
    }

    private static List<String> setup(Cell cell) {
        List<String> setup = new ArrayList<>();
        USUAL.forEach((name, usual) -> {
            String value = cell.params().getOrDefault(name, usual);
            if (!value.equals(usual)) {
                setup.add(COUNTS.contains(name) ? value + " " + name : value);
            }
        });
        return List.copyOf(setup);
    }

    /// True where the client has its library's own settings.
    public boolean isAsItComes() {
        return settings.equals("DEFAULT");
    }

    /// True where calls arrive at a rate: the cell's time is then the p99 of their latency, and no batch's.
    public boolean isOpen() {
        return setup.stream().anyMatch(Parameters::isRate);
    }

    /// True where each request carries a body.
    public boolean hasBody() {
        return setup.stream().anyMatch(word -> word.endsWith(" " + REQUEST_BYTES));
    }

    /// What contenders at any rate must have in common to be compared.
    public List<Object> workload() {
        return List.of(limit, delaysMillis, settings, session, callback,
                setup.stream().filter(word -> !isRate(word)).toList());
    }

    /// True for the same workload, whatever the gaps between its arrivals.
    public boolean isLike(Parameters other) {
        return withoutGaps().workload().equals(other.withoutGaps().workload());
    }

    private Parameters withoutGaps() {
        return new Parameters(client, strategy, calls, limit, replica, delaysMillis, settings, session, callback,
                stamps, setup.stream().filter(word -> !word.equals(CONSTANT)).toList());
    }

    /// True for the second JVM of the same cell.
    public boolean isSecondOf(Parameters other) {
        return replica == 2 && other.equals(new Parameters(client, strategy, calls, limit, other.replica, delaysMillis,
                settings, session, callback, stamps, setup));
    }

    /// What else is not as usual than the rate and the gaps between arrivals.
    public List<String> setupBesidesArrivals() {
        return setup.stream().filter(word -> !isRate(word) && !word.equals(CONSTANT)).toList();
    }

    private static boolean isRate(String setup) {
        return setup.endsWith(" " + RATE);
    }

    /// Most calls that the caller lets go at once.
    public int atOnce() {
        return Math.min(calls, limit);
    }

    /// True if every call has the same delay.
    public boolean hasOneDelay() {
        return !delaysMillis.isEmpty()
                && Collections.frequency(delaysMillis, delaysMillis.getFirst()) == delaysMillis.size();
    }

    public boolean hasDelay() {
        return delaysMillis.stream().anyMatch(delay -> delay > 0);
    }

    /// True for a library; false for the raw exchanges that are its floor, and where no call is made.
    public boolean isClient() {
        return client.isLibrary();
    }

    public boolean isRaw() {
        return client.isRaw();
    }

    /// True where a thread of the caller's pool passes each completion on: what that takes is not the client's.
    public boolean isPooled() {
        return strategy.equals("AWAIT_EACH_POOLED");
    }

    /// True for asynchronous calls whose completion reaches the caller as the client brings it.
    public boolean isAsync() {
        return strategy.equals("FUTURES") || strategy.equals("AWAIT_EACH");
    }

    /// True for a tuned, shared client with the usual setup whose callback does nothing, and whose requests carry stamps.
    public boolean isPlain() {
        return isPlainBut();
    }

    public boolean isPlainBut(String... words) {
        return stamps && setup.equals(List.of(words)) && settings.equals("TUNED") && session.equals("SHARED")
                && callback.equals("NOTHING");
    }

    /// What the callback does and where; null where it does nothing, or what is not known here.
    public @Nullable Callback work() {
        return Callback.of(callback);
    }

    public boolean does(Callback.Work work, Callback.Place place) {
        Callback own = work();
        return own != null && own.work() == work && own.place() == place;
    }

    Parameters withLoad(int otherCalls, List<Double> otherDelays) {
        return new Parameters(client, strategy, otherCalls, limit, replica, otherDelays, settings, session, callback,
                stamps, setup);
    }

    public Parameters withSettings(String other) {
        return new Parameters(client, strategy, calls, limit, replica, delaysMillis, other, session, callback, stamps,
                setup);
    }

    public Parameters withSession(String other) {
        return new Parameters(client, strategy, calls, limit, replica, delaysMillis, settings, other, callback, stamps,
                setup);
    }

    public Parameters withCallback(String other) {
        return new Parameters(client, strategy, calls, limit, replica, delaysMillis, settings, session, other, stamps,
                setup);
    }

    public Parameters withContender(Client otherClient, String otherStrategy) {
        return new Parameters(otherClient, otherStrategy, calls, limit, replica, delaysMillis, settings, session,
                callback, stamps, setup);
    }
}
