// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.httptoll.architecture.Arrows;
import org.junit.jupiter.api.Tag;

/// The packages depend on each other in one direction: output → findings → statistics and what was read.
@AnalyzeClasses(packages = "io.github.httptoll.analysis", importOptions = ImportOption.DoNotIncludeTests.class)
@Tag("slow")
final class ArchitectureTest {

    /// Each package and the packages that it uses, no more and no fewer. `main` is the root package.
    private static final String ARROWS = """
            main             -> publish render render.console render.words findings findings.trust findings.compare merge \
                                diagnose read
            publish          -> render.markdown render.picture render.words findings findings.claim findings.answer \
                                findings.cell findings.ledger read statistics
            render           -> render.markdown render.page render.json render.csv render.console render.words findings \
                                findings.theory findings.trust findings.compare findings.layer findings.rate findings.cell
            render.markdown  -> render.picture render.words findings findings.claim findings.answer findings.theory \
                                findings.trust findings.compare findings.layer findings.cpu findings.rate findings.cell \
                                findings.ledger read statistics
            render.page      -> render.picture render.words findings findings.claim findings.theory findings.trust \
                                findings.layer findings.cpu findings.rate findings.cell findings.ledger read profile statistics
            render.json      -> render.words findings findings.claim findings.theory findings.trust findings.compare \
                                findings.layer findings.machine findings.cpu findings.rate findings.cell findings.ledger read \
                                profile statistics
            render.csv       -> render.words findings.theory findings.layer findings.cpu findings.rate findings.cell findings.ledger read \
                                profile statistics
            render.console   -> render.words findings findings.claim findings.compare diagnose profile statistics
            render.picture   -> render.words findings findings.answer findings.rate findings.cell findings.ledger read \
                                statistics
            render.words     -> findings findings.claim findings.answer findings.theory findings.trust findings.compare \
                                findings.layer findings.machine findings.cpu findings.rate findings.cell findings.ledger read \
                                profile statistics
            findings         -> findings.claim findings.answer findings.theory findings.trust findings.layer findings.machine \
                                findings.cpu findings.rate findings.cell read statistics
            findings.claim   -> findings.cell findings.ledger findings.pair read statistics
            findings.answer  -> findings.cell findings.ledger read statistics
            findings.theory  -> findings.cell findings.ledger findings.pair model read statistics
            findings.trust   -> findings.cell findings.ledger findings.pair read statistics
            findings.compare -> findings.theory findings.layer findings.rate findings.cell findings.ledger findings.pair read statistics
            findings.layer   -> findings.cpu findings.cell findings.ledger findings.pair read statistics
            findings.machine -> findings.pair read statistics
            findings.cpu     -> findings.cell read profile statistics
            findings.rate    -> findings.cell model read statistics
            findings.cell    -> findings.ledger findings.pair model read statistics
            findings.ledger  -> findings.pair model read statistics
            findings.pair    -> read statistics
            merge            -> read
            diagnose         -> profile statistics
            model            ->
            read             -> profile statistics
            profile          ->
            statistics       ->
            """;

    private static final String ROOT = "io.github.httptoll.analysis";
    /// Far below the present number, and far above none.
    private static final int FEWEST_CLASSES = 200;

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching(ROOT + ".(**)").should().beFreeOfCycles()
            .allowEmptyShould(false);

    /// Output reads statistics that findings carry, and makes none.
    @ArchTest
    static final ArchRule OUTPUT_COMPUTES_NO_STATISTICS = noClasses().that().resideInAPackage(ROOT + ".render..")
            .should()
            .callCodeUnitWhere(describe("constructors or static methods of statistics", ArchitectureTest::computes))
            .allowEmptyShould(false);

    @ArchTest
    static void packagesUseWhatTheTableSays(JavaClasses classes) {
        Arrows.check(ARROWS, classes, FEWEST_CLASSES, ArchitectureTest::name);
    }

    private static boolean computes(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        return name(owner).equals("statistics") && !owner.isEnum() && call.getTarget().resolveMember()
                .filter(member -> member instanceof JavaConstructor
                        || member.getModifiers().contains(JavaModifier.STATIC))
                .isPresent();
    }

    /// The package of a class of this project as the table names it; empty for other classes.
    private static String name(JavaClass type) {
        return Arrows.below(ROOT, type);
    }
}
