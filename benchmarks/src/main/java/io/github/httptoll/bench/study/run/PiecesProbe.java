// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.Intake;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.study.run.Delivery.Range;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Whether a client sends a body in the pieces that a cell asks for, and pauses between them, seen at a socket of ours.
final class PiecesProbe {
    /// Far less than a segment, far more than what separates two chunks.
    private static final int PIECE_BYTES = 64;
    private static final String REQUEST = "request";

    private PiecesProbe() {}

    static List<Delivery> probed(Parameters cell) {
        RequestShape asked = cell.request();
        try {
            List<Delivery> last = once(cell, asked);
            for (int attempt = 1; attempt < Probes.ATTEMPTS && !last.stream().allMatch(Delivery::isKept); attempt++) {
                last = once(cell, asked);
            }
            return last;
        } catch (IOException e) {
            return List.of(Delivery.unseen(REQUEST, asked, "pieces", asked.pieces(), String.valueOf(e.getMessage()))
                    .by(cell.client().name()));
        }
    }

    private static List<Delivery> once(Parameters cell, RequestShape asked) throws IOException {
        Intake.Taken taken = taken(cell);
        // A read of less than half of a piece brought what ends a body.
        List<Intake.Read> reads = taken.reads().stream().filter(read -> 2 * read.bytes() >= PIECE_BYTES).toList();
        List<Delivery> all = new ArrayList<>();
        double pause = asked.pauseMillis();
        all.add(Delivery.seen(REQUEST, asked, "pieces", asked.pieces(),
                Math.max(reads.size(), inSegments(taken, asked)),
                Range.of(pause > 0 ? asked.pieces() : 1, asked.pieces())));
        if (pause > 0) {
            double millis = reads.isEmpty() ? 0 : (reads.getLast().nanos() - reads.getFirst().nanos()) / 1e6;
            all.add(Delivery.seen(REQUEST, asked, "pauseMillis", pause, millis / Math.max(1, reads.size() - 1),
                    Probes.around(pause)));
        }
        return all.stream().map(each -> each.by(cell.client().name())).toList();
    }

    /// So many pieces at least had a segment of their own: one segment may have been the head, and one the end of chunks.
    private static int inSegments(Intake.Taken taken, RequestShape asked) {
        int others = asked.knownLength() ? 1 : 2;
        return (int) Math.min(asked.pieces(), taken.segments().orElse(0) - others);
    }

    /// One call that the client of the cell makes.
    private static Intake.Taken taken(Parameters cell) throws IOException {
        if (cell.client().brought().isPresent()) {
            throw new IOException("a client from a jar is opened in its own JVM only");
        }
        if (cell.protocol() != Protocol.HTTP_1_1) {
            throw new IOException("a body over " + cell.protocol() + " is no stream of bytes of its own");
        }
        ServerSide.notLonger(cell.request().pausesMillis());
        try (Intake intake = new Intake(); Caller caller = alone(cell).open(TrustedCertificates.SYSTEM)) {
            caller.run(alone(cell).workload(intake.url()).batch(0).stream().map(Exchange::new).toList());
            return intake.request();
        }
    }

    /// One call of the cell, whose body has small pieces.
    private static Parameters alone(Parameters cell) {
        RequestShape asked = cell.request();
        RequestShape shape = NamedValues.parse("knownLength:" + asked.knownLength() + "+pieces:" + asked.pieces()
                + "+pauseMillis:" + asked.pauseMillis(), RequestShape.class);
        return cell.with(Parameter.CALLS, 1).with(Parameter.LIMIT, 1).with(Parameter.RATE, Rate.NONE)
                .with(Parameter.CALLBACK, CallbackPolicy.NOTHING).with(Parameter.CALLBACK_MILLIS, 0.0)
                .with(Parameter.SESSION, SessionPolicy.SHARED).with(Parameter.CONNECTIONS, 0)
                .with(Parameter.SERVER, ServerBehaviour.USUAL).with(Parameter.WIRE, WireShape.USUAL)
                .with(Parameter.DELAY, 0.0).with(Parameter.REQUEST_BYTES, PIECE_BYTES * asked.pieces())
                .with(Parameter.REQUEST, shape);
    }
}
