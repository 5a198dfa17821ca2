// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the server certified of itself, and which cells rest on it.
///
/// A cell rests on the certificates of its experiment at the lowest limit that is not below its own, in every set, before and after:
/// a server that keeps its delays under more calls keeps them under fewer. A cell without a delay rests on none.
///
/// The server's bounds are absolute, for surveys of overheads. A question of a study file compares two batches: for it a server is exact
/// enough that is late by a small part of the delay at most times, as both sides wait for the same server in every block.
final class Certificates {
    private static final String ENDPOINT = "endpoint";
    private static final String ON_A_TIMER = "DELAY";

    /// The smallest effect of interest where none is registered.
    private static final double MEDIAN_PART = 0.05;
    private static final double MOST_PART = 0.2;

    private final List<Certificate> all;

    Certificates(List<Certificate> all) {
        this.all = all;
    }

    /// The fault of a cell whose certificate failed; none where it holds, or where there is none.
    List<Fault> faults(String experiment, Cell cell) {
        boolean waits = cell.delaysMillis().stream().anyMatch(delay -> delay > 0)
                && cell.params().getOrDefault(ENDPOINT, ON_A_TIMER).equals(ON_A_TIMER);
        List<Certificate> covering = all.stream().filter(certificate -> certificate.experiment().equals(experiment))
                .filter(certificate -> certificate.limit() >= cell.limit()).toList();
        Optional<Integer> lowest = covering.stream().map(Certificate::limit).min(Comparator.naturalOrder());
        List<Certificate> own = covering.stream()
                .filter(certificate -> waits && certificate.limit() == lowest.orElseThrow()).toList();
        if (ExperimentResult.isOwn(experiment)
                && own.stream().filter(Certificates::isExactEnough).count() * 2 >= own.size()) {
            return List.of();
        }
        return own.stream().filter(certificate -> !certificate.holds()).limit(1)
                .map(certificate -> (Fault) new Fault.NotCertified(certificate.limit(), certificate.sentence()))
                .toList();
    }

    private static boolean isExactEnough(Certificate certificate) {
        double delayMicros = certificate.delayMillis() * 1e3;
        Double median = certificate.errorP50Micros();
        Double most = certificate.errorP99Micros();
        return certificate.holds() || (median != null && most != null && median <= MEDIAN_PART * delayMicros
                && most <= MOST_PART * delayMicros);
    }
}
