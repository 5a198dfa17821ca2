// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.schema.SchemaFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The schemas of the run directory are made from the records that a study writes.
class RecordSchemasTest {
    @ParameterizedTest
    @CsvSource({"study, plan.StudyPlan", "environment, record.Environment$Facts", "status, record.Status",
            "slots, record.Measurement", "timelines, record.Timelines$Line", "capacities, record.Capacity",
            "rates, run.RateLine", "certificates, run.Certification$Taken", "delivered, run.Delivery",
            "profiles, run.Profiles$Line", "wakeups, run.Profiles$PriceLine", "trials, run.ScenarioRuns$Result"})
    void aSchemaIsWhatItsRecordWrites(String file, String written) throws IOException, ClassNotFoundException {
        assertEquals("", SchemaFile.fault("schemas/run-1/" + file, JsonMapper.shared(),
                Class.forName("io.github.httptoll.bench.study." + written)));
    }
}
