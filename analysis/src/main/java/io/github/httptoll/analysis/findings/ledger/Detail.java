// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What a client's hooks show within send and receive, in microseconds per request. Details explain phases and do not add up
/// to them.
public enum Detail {
    /// From the start until the request has a connection.
    LEASE,
    /// Opening the connection, within the lease; the mean over all requests.
    CONNECT,
    /// The TLS handshake, after connecting; the mean over all requests.
    TLS,
    /// From the connection until the request is handed to the socket.
    WRITE,
    /// From the server's release until the headers are parsed.
    HEAD,
    /// From the headers until the body is complete.
    BODY;

    private final String key = name().toLowerCase(Locale.ROOT);
    private final String metric = "detail" + name().charAt(0) + key.substring(1);

    /// The detail's name in the files of a run.
    public String key() {
        return key;
    }

    /// The mean details that were observed; those that cross processes only where the clocks can be compared.
    public static Map<Detail, Quantity> of(Measurement measurement, boolean clocksComparable) {
        Map<Detail, Quantity> details = new EnumMap<>(Detail.class);
        for (Detail detail : values()) {
            Sample sample = measurement.metric(detail.metric);
            if (sample != null && (clocksComparable || detail != HEAD)) {
                details.put(detail, sample.mean());
            }
        }
        return details;
    }
}
