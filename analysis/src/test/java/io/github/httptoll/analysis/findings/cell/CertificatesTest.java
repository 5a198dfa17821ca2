// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.trust.RunQuality;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificatesTest {
    private static final Certificates CERTIFICATES = new Certificates(List.of(certificate(10, "before", true),
            certificate(10, "after", true), certificate(1_000, "before", true), certificate(1_000, "after", false)));

    @Test
    void aCellRestsOnTheCertificateNextAboveItsLimit() {
        assertEquals(List.of(), CERTIFICATES.faults("fan-out", cell(5, 50, Map.of())));
        assertEquals(List.of(), CERTIFICATES.faults("fan-out", cell(10, 50, Map.of())));
        assertEquals(List.of(new Fault.NotCertified(1_000, "Fails: late.")),
                CERTIFICATES.faults("fan-out", cell(100, 50, Map.of())));
    }

    @Test
    void whatHasNoDelayOnATimerRestsOnNone() {
        assertEquals(List.of(), CERTIFICATES.faults("fan-out", cell(100, 0, Map.of())));
        assertEquals(List.of(), CERTIFICATES.faults("fan-out", cell(100, 50, Map.of("endpoint", "BLOCKING_5"))));
    }

    @Test
    void anotherExperimentsCertificateSaysNothing() {
        assertEquals(List.of(), CERTIFICATES.faults("limits", cell(100, 50, Map.of())));
    }

    @Test
    void theRunSaysHowManyHold() {
        assertEquals(new RunQuality.Certified(2, 1), RunQuality.Certified
                .of(List.of(certificate(10, "before", true), certificate(10, "after", false))));
        assertNull(RunQuality.Certified.of(List.of()));
    }

    private static Certificate certificate(int limit, String when, boolean holds) {
        return new Certificate("fan-out", 0, when, limit, 50, holds, holds ? "Holds." : "Fails: late.", 20.0, 90.0);
    }

    private static Cell cell(int limit, double delay, Map<String, String> params) {
        CellBuilder cell = CellBuilder.cell("fan-out/cell").calls(100).limit(limit).delays(delay);
        params.forEach(cell::param);
        return cell.build();
    }
}
