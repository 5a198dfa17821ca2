// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.RequestForm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What one batch asks of the fixture server: N calls, each with its delay, body sizes and own token.
///
/// @param server the fixture server's address, without a path
/// @param calls N, at least 1
/// @param delaysMillis delays in submit order, repeated over the calls
/// @param bytes body size of every answer
/// @param endpoint what the server does with a delay
/// @param behaviour how the server behaves beyond that
/// @param body what every request carries
/// @param shape how every request is sent
public record Workload(URI server, int calls, List<Double> delaysMillis, int bytes, Endpoint endpoint,
        ServerBehaviour behaviour,
        RandomBody body, RequestShape shape) {
    /// Body size of every answer where a question does not vary it.
    public static final int BYTES = 128;

    public Workload {
        delaysMillis = List.copyOf(delaysMillis);
        if (calls < 1 || delaysMillis.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one call and one delay, not " + calls + " and "
                    + delaysMillis);
        }
    }

    /// The same of a server that behaves as usual, by requests that are sent as usual.
    public Workload(URI server, int calls, List<Double> delaysMillis, int bytes, Endpoint endpoint, RandomBody body) {
        this(server, calls, delaysMillis, bytes, endpoint, ServerBehaviour.USUAL, body, RequestShape.USUAL);
    }

    /// The same of the server that waits on a timer, by requests without a body.
    public Workload(URI server, int calls, List<Double> delaysMillis, int bytes) {
        this(server, calls, delaysMillis, bytes, Endpoint.DELAY, RandomBody.NONE);
    }

    /// N calls with one delay, each answered with [#BYTES] bytes.
    public static Workload fixed(URI server, int calls, double delayMillis) {
        return new Workload(server, calls, DelayPattern.FIXED.delaysMillis(delayMillis), BYTES);
    }

    /// The same with another number of calls.
    public Workload with(int number) {
        return new Workload(server, number, delaysMillis, bytes, endpoint, behaviour, body, shape);
    }

    /// What tells a call from all others of the same client.
    ///
    /// @param batch number of the batch
    /// @param call number of the call in it
    static String token(long batch, int call) {
        return Long.toString(batch, 36) + "-" + call;
    }

    /// The calls of one batch, in submit order.
    ///
    /// @param batch number of the batch; tokens differ between batches
    public List<Call> batch(long batch) {
        RequestForm form = shape.form();
        List<Call> prepared = new ArrayList<>(calls);
        for (int i = 0; i < calls; i++) {
            String token = token(batch, i);
            double delay = delaysMillis.get(i % delaysMillis.size());
            URI uri = server
                    .resolve(behaviour.path(endpoint, delay) + "bytes=" + bytes + "&token=" + token + behaviour.query()
                            + body.query() + shape.query(body.exists()));
            prepared.add(new Call(uri, token, bytes, body, form));
        }
        return prepared;
    }
}
