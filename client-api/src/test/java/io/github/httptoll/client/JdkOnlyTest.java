// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/// An adapter that is loaded apart from the suite sees this package and the JDK alone.
@AnalyzeClasses(packages = "io.github.httptoll.client", importOptions = ImportOption.DoNotIncludeTests.class)
final class JdkOnlyTest {
    @ArchTest
    static final ArchRule NOTHING_BUT_THE_JDK = ArchRuleDefinition.classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("io.github.httptoll.client", "java..", "javax.net.ssl", "org.jspecify.annotations")
            .allowEmptyShould(false);
}
