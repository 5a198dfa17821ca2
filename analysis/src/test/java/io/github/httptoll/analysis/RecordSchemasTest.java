// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.github.httptoll.schema.SchemaFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The schemas of what the analysis writes are made from its records.
final class RecordSchemasTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE)).build();

    @ParameterizedTest
    @CsvSource({"findings, render.json.FindingsJson", "schemas/run-1/manifest, Manifest",
            "schemas/run-1/machines, merge.MergedMachines$File"})
    void aSchemaIsWhatItsRecordWrites(String file, String written) throws IOException, ClassNotFoundException {
        assertEquals("", SchemaFile.fault(file, JSON, Class.forName("io.github.httptoll.analysis." + written)));
    }
}
