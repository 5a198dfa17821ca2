package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.read.Cell;
import java.util.List;

/// What distinguishes one cell from another; delays in milliseconds, in submit order.
public record Parameters(String client, String strategy, int calls, int limit, int replica,
        List<Double> delaysMillis, String settings, String session, String callback) {
    static final String RAW_SOCKET = "RAW_SOCKET";
    static final String NO_TRANSPORT = "NO_TRANSPORT";

    static Parameters of(Cell cell) {
        return new Parameters(cell.client(), cell.strategy(), cell.calls(), cell.limit(),
                cell.replica() == null ? 1 : cell.replica(), cell.delaysMillis(), cell.settings(), cell.session(),
                cell.callback());
    }

    /// True if every call has the same delay.
    public boolean hasOneDelay() {
        return delaysMillis.stream().distinct().count() == 1;
    }

    boolean isRaw() {
        return client.equals(RAW_SOCKET);
    }

    boolean hasTransport() {
        return !client.equals(NO_TRANSPORT);
    }

    boolean isAsync() {
        return strategy.equals("FUTURES") || strategy.equals("AWAIT_EACH");
    }

    /// True for a tuned, shared client whose callback does nothing.
    boolean isPlain() {
        return settings.equals("TUNED") && session.equals("SHARED") && callback.equals("NOTHING");
    }

    Parameters withSettings(String other) {
        return new Parameters(client, strategy, calls, limit, replica, delaysMillis, other, session, callback);
    }

    Parameters withSession(String other) {
        return new Parameters(client, strategy, calls, limit, replica, delaysMillis, settings, other, callback);
    }

    Parameters withCallback(String other) {
        return new Parameters(client, strategy, calls, limit, replica, delaysMillis, settings, session, other);
    }

    Parameters withContender(String otherClient, String otherStrategy) {
        return new Parameters(otherClient, otherStrategy, calls, limit, replica, delaysMillis, settings, session,
                callback);
    }
}
