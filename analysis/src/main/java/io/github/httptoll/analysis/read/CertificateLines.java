// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of certificates.jsonl. One that is cut, as a kill leaves it, is left out.
final class CertificateLines {
    private CertificateLines() {}

    static List<Certificate> of(String text, JsonMapper json) {
        List<Certificate> certificates = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            try {
                certificates.add(certificate(json.readTree(line)));
            } catch (JacksonException _) {
                // A line that is cut.
            }
        }
        return certificates;
    }

    private static Certificate certificate(JsonNode node) {
        JsonNode said = node.path("certificate");
        JsonNode error = said.path("delayError");
        return new Certificate(node.path("experiment").asString(), node.path("set").asInt(),
                node.path("when").asString(), node.path("limit").asInt(), node.path("delayMillis").asDouble(),
                said.path("verdict").asString().equals("holds"), said.path("sentence").asString(),
                micros(error.path("p50Micros")), micros(error.path("p99Micros")));
    }

    private static @Nullable Double micros(JsonNode node) {
        return node.isNumber() ? (Double) node.doubleValue() : null;
    }
}
