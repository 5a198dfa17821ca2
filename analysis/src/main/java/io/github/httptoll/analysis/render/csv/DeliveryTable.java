// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.csv;

import io.github.httptoll.analysis.read.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a study file asks of server, clients and wires as CSV: a row for each value, with what was delivered.
public final class DeliveryTable {
    private DeliveryTable() {}

    public static String of(List<Delivery> delivered) {
        return CsvTable.of(delivered.stream().map(DeliveryTable::row).toList());
    }

    private static Map<String, String> row(Delivery seen) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("of", seen.of());
        row.put("client", CsvTable.text(seen.client()));
        row.put("shape", seen.shape());
        row.put("value", seen.name());
        row.put("asked", CsvTable.number(seen.asked()));
        row.put("delivered", CsvTable.number(seen.delivered()));
        row.put("least", CsvTable.number(seen.least()));
        row.put("most", CsvTable.number(seen.most()));
        row.put("kept", CsvTable.text(seen.isKept()));
        row.put("why", CsvTable.text(seen.why()));
        return row;
    }
}
