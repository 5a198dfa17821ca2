// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.httptoll.architecture.Arrows;
import org.junit.jupiter.api.Tag;

/// The packages depend on each other in one direction: benchmark classes → strategy → client → the client API.
@AnalyzeClasses(packages = "io.github.httptoll.bench", importOptions = {ImportOption.DoNotIncludeTests.class,
        ArchitectureTest.WithoutGenerated.class})
@Tag("slow")
final class ArchitectureTest {

    /// Each package and the packages that it uses, no more and no fewer. The root package is two: `main`, and the JMH `benchmarks`, which
    /// only the study may use. `api` is the module that adapters from outside see, too.
    private static final String ARROWS = """
            main         -> behaviour check study client
            behaviour    -> study study.record client fixture timeline workload api
            study        -> study.run study.record study.plan study.ask check cell strategy client placement fixture api
            study.run    -> study.record study.plan study.ask benchmarks cell rate scenario strategy client probe wire fixture \
                            timeline workload api
            study.record -> study.plan study.ask cell strategy client placement wire timeline workload api
            study.plan   -> study.ask benchmarks cell rate scenario strategy client workload api
            study.ask    -> benchmarks cell scenario strategy client placement fixture timeline workload api
            benchmarks   -> cell rate strategy probe placement wire fixture timeline workload api
            cell         -> strategy client placement timeline workload api
            rate         -> strategy wire timeline workload api
            check        -> strategy client fixture timeline workload api
            scenario     -> cell strategy client wire fixture timeline workload api
            strategy     -> client timeline api
            client       -> api
            probe        -> placement timeline
            placement    ->
            wire         ->
            fixture      -> placement
            timeline     -> api
            workload     -> api
            """;

    /// Leaves out the classes that JMH generates from the benchmarks.
    static final class WithoutGenerated implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/jmh_generated/");
        }
    }

    private static final String ROOT = "io.github.httptoll.bench";
    private static final String API = "io.github.httptoll.client";
    /// Far below the present number, and far above none.
    private static final int FEWEST_CLASSES = 200;

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching(ROOT + ".(**)").should().beFreeOfCycles()
            .allowEmptyShould(false);

    @ArchTest
    static void packagesUseWhatTheTableSays(JavaClasses classes) {
        Arrows.check(ARROWS, classes, FEWEST_CLASSES, ArchitectureTest::name);
    }

    /// The package of a class of this project as the table names it; empty for other classes.
    private static String name(JavaClass type) {
        if (type.getPackageName().equals(API)) {
            return "api";
        }
        String name = Arrows.below(ROOT, type);
        return !name.equals("main") || type.getName().matches(".*\\.Main(\\$.*)?") ? name : "benchmarks";
    }
}
