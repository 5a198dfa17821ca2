// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunFiles;
import io.github.httptoll.analysis.read.UnreadableRun;
import io.github.httptoll.analysis.render.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a report was made from, so that it can be checked: manifest.json.
///
/// @param commit of the study
/// @param analysis the version that made the report
/// @param environment the facts of environment.json
/// @param inputs SHA-256 of what each file holds, unpacked
/// @param report the same of each file of the report
record Manifest(String run, String commit, String analysis, Map<String, Object> environment,
        SortedMap<String, String> inputs,
        SortedMap<String, String> report) {
    static final String FILE = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param inputs of the run, as [RunFiles#digests()] has them
    static Manifest of(SortedMap<String, String> inputs, Run run, Report report) throws IOException {
        SortedMap<String, String> made = new TreeMap<>();
        report.files().forEach((file, text) -> made.put(file, RunFiles.sha256(text.getBytes(StandardCharsets.UTF_8))));
        Map<String, Object> facts = run.environment().facts();
        return new Manifest(run.study().run(), String.valueOf(facts.get("commit")),
                String.join(" ", new Version().getVersion()), facts,
                inputs, made);
    }

    static Manifest read(Path directory) throws UnreadableRun {
        try {
            Manifest manifest = JSON.readValue(new RunFiles(directory).text(FILE), Manifest.class);
            if (manifest.inputs == null || manifest.report == null || manifest.analysis == null) {
                throw new UnreadableRun(FILE + " in " + directory + " has no inputs, report or analysis",
                        "make the report again");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new UnreadableRun(FILE + " in " + directory + " is damaged: " + e.getOriginalMessage(),
                    "restore the file, or make the report again");
        }
    }

    String text() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /// In what inputs differ from those of this manifest, one line for each.
    List<String> changedInputs(Manifest now) {
        return changes(inputs, now.inputs, "is no longer what the report was made from");
    }

    /// In what a report that was made again differs from this one.
    List<String> changedReport(Manifest now) {
        return changes(report, now.report, "comes out differently when it is made again");
    }

    private static List<String> changes(SortedMap<String, String> before, SortedMap<String, String> now,
            String changed) {
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        List<String> lines = new ArrayList<>();
        for (String file : all) {
            if (!now.containsKey(file)) {
                lines.add(file + " is missing");
            } else if (!before.containsKey(file)) {
                lines.add(file + " is not in the manifest");
            } else if (!now.get(file).equals(before.get(file))) {
                lines.add(file + " " + changed);
            }
        }
        return lines;
    }
}
