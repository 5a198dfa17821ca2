// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// The requests of one batch of a cell, in submit order.
public record DrawnBatch(String cell, List<Request> requests) {
    /// How many phases a request has: permit, dispatch, send, server, receive, resume.
    public static final int PHASES = 6;

    /// One request: when it was submitted, in microseconds after the first, and how long each of its phases took.
    public record Request(long submittedMicros, List<Long> phasesMicros) {
        public Request {
            phasesMicros = List.copyOf(phasesMicros);
            if (submittedMicros < 0 || phasesMicros.size() != PHASES) {
                throw new IllegalArgumentException("a request is submitted at " + submittedMicros + " with phases "
                        + phasesMicros + ", expected 0 or more and " + PHASES + " phases");
            }
        }
    }

    public DrawnBatch {
        requests = List.copyOf(requests);
    }

    static DrawnBatch of(JsonNode line) {
        return new DrawnBatch(line.path("cell").asString(),
                line.path("requests").valueStream().map(request -> new Request(request.path(0).asLong(-1),
                        request.valueStream().skip(1).map(phase -> phase.asLong(0)).toList())).toList());
    }
}
