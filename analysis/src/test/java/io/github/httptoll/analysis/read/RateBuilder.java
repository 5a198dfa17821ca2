// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A line of rates.jsonl made in code: no calls at 100 a second with Poisson arrivals in the first block of the first set, unless it is
/// said otherwise.
public final class RateBuilder {
    private static final double NANOS = 1e3;
    private final ObjectNode line = JsonMapper.builder().build().createObjectNode();

    private RateBuilder(String cell) {
        line.put("cell", cell).put("set", 0).put("block", 0).put("attempt", 1).put("arrivals", "POISSON").put("seed", 1)
                .put("offered", 100.0).put("rampMillis", 0.0).put("windowMillis", 1_000.0).put("achieved", 100.0);
        line.putNull("share").putNull("capacity").putNull("ownCapacity");
        line.putObject("counts").putObject("failed");
        line.putObject("cpu").put("clientMicros", 150.0).put("pacerMicros", 20.0).putNull("serverMicros");
        line.putObject("validity").put("lagP99Micros", 10.0).put("lagMostMicros", 250.0).put("inFlightCounted", 5.0)
                .put("inFlightExpected", 5.0);
        line.putObject("histograms");
    }

    public static RateBuilder rate(String cell) {
        return new RateBuilder(cell);
    }

    public RateBuilder at(int set, int block) {
        line.put("set", set).put("block", block);
        return this;
    }

    public RateBuilder offered(double perSecond) {
        line.put("offered", perSecond).put("achieved", perSecond);
        return this;
    }

    /// As a part of that capacity.
    public RateBuilder share(double share, double capacity) {
        line.put("share", share).put("capacity", capacity);
        return offered(share * capacity);
    }

    /// With equal gaps, by which the limit carries so many a second.
    public RateBuilder constant(double carried) {
        line.put("arrivals", "CONSTANT").put("ownCapacity", carried).put("carried", carried);
        return this;
    }

    public RateBuilder closed() {
        line.put("arrivals", "CLOSED").putNull("offered");
        return this;
    }

    /// Calls that were due and got no answer.
    public RateBuilder unanswered(int calls) {
        counts().put("unanswered", calls).put("offered", counts().path("offered").asInt(0) + calls);
        return this;
    }

    public RateBuilder failed(int calls) {
        ((ObjectNode) counts().get("failed")).put("TIMEOUT", calls);
        return this;
    }

    /// Calls that wait so long until they are fired, and then all take the same time. The pacer is late by 10 µs.
    public RateBuilder calls(double[] waitsMicros, double serviceMicros) {
        counts().put("offered", waitsMicros.length).put("answered", waitsMicros.length).put("fired",
                waitsMicros.length);
        return histogram("wait", waitsMicros)
                .histogram("fromDue", DoubleStream.of(waitsMicros).map(wait -> wait + serviceMicros).toArray())
                .histogram("fromFired", DoubleStream.of(waitsMicros).map(_ -> serviceMicros).toArray())
                .histogram("lag", DoubleStream.of(waitsMicros).map(_ -> 10).toArray());
    }

    public RateBuilder histogram(String name, double... micros) {
        Histogram histogram = new Histogram(3);
        histogram.setAutoResize(true);
        DoubleStream.of(micros).forEach(each -> histogram.recordValue(Math.round(each * NANOS)));
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        ((ObjectNode) line.get("histograms")).put(name,
                Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
        return this;
    }

    private ObjectNode counts() {
        return (ObjectNode) line.get("counts");
    }

    /// The line as it stands in the file.
    public ObjectNode json() {
        return line;
    }

    public RateMeasurement build() {
        return RateMeasurement.of(line);
    }
}
