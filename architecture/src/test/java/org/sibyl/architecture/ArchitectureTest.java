package org.sibyl.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// The rules that keep the house as it was drawn, over the classes of the finished jars.
class ArchitectureTest {
    private static final String[] CORE = packages(
            "autodiff",
            "distribution",
            "engine",
            "estimator",
            "function",
            "likelihood",
            "message",
            "numeric",
            "optimize",
            "parallel",
            "random",
            "scalar",
            "simulator",
            "tensor",
            "transform");
    private static final String[] SIMD = packages("simd");
    private static final String[] LEARNING =
            packages("classify", "density", "flow", "metric", "nn", "regression", "split");
    private static final String[] INFERENCE = packages("abc", "diagnostic", "mcmc", "posterior", "surrogate");
    private static final String[] TASKS = packages("tasks");
    private static final String[] STORE = packages("dataset", "model", "simulation");
    private static final String[] REPORT = packages("report");
    private static final String[] WORKFLOW = packages("workflow", "benchmark");
    private static final String[] CLI = packages("cli");
    private static final String[] TESTKIT = packages("testkit");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sibyl");

    /// Rules over nothing always hold; this one does not.
    @Test
    void theRulesSeeTheWholeHouse() {
        assertThat(ALL.size()).isGreaterThan(250);
        for (String[] layer : List.of(CORE, SIMD, LEARNING, INFERENCE, TASKS, STORE, REPORT, WORKFLOW, CLI, TESTKIT)) {
            for (String pattern : layer) {
                assertThat(ALL.stream().filter(resideInAPackage(pattern)))
                        .as("classes in %s", pattern)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void layersDependDownwardsOnly() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy(CORE)
                .layer("simd")
                .definedBy(SIMD)
                .layer("learning")
                .definedBy(LEARNING)
                .layer("inference")
                .definedBy(INFERENCE)
                .layer("tasks")
                .definedBy(TASKS)
                .layer("store")
                .definedBy(STORE)
                .layer("report")
                .definedBy(REPORT)
                .layer("workflow")
                .definedBy(WORKFLOW)
                .layer("cli")
                .definedBy(CLI)
                .layer("testkit")
                .definedBy(TESTKIT)
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("simd")
                .mayOnlyAccessLayers("core")
                .whereLayer("learning")
                .mayOnlyAccessLayers("core")
                .whereLayer("tasks")
                .mayOnlyAccessLayers("core")
                .whereLayer("store")
                .mayOnlyAccessLayers("core")
                .whereLayer("inference")
                .mayOnlyAccessLayers("core", "learning")
                .whereLayer("report")
                .mayOnlyAccessLayers("core", "learning", "inference")
                .whereLayer("workflow")
                .mayOnlyAccessLayers("core", "learning", "inference", "tasks", "store", "report")
                .whereLayer("testkit")
                .mayOnlyAccessLayers("core")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(ALL);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.sibyl.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void publicTypesAreInterfacesRecordsEnumsOrFinalClasses() {
        classes()
                .that(are(publicClasses()))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ALL);
    }

    @Test
    void theVectorApiStaysInSimd() {
        noClasses()
                .that(are(DescribedPredicate.not(resideInAnyPackage(SIMD))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(ALL);
    }

    @Test
    void randomnessIsAlwaysAnArgument() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(ALL);
    }

    @Test
    void onlyTheCommandLineUsesTheStandardStreams() {
        noClasses()
                .that(are(DescribedPredicate.not(resideInAnyPackage(CLI))))
                .should(ACCESS_STANDARD_STREAMS)
                .check(ALL);
    }

    private static DescribedPredicate<JavaClass> publicClasses() {
        return DescribedPredicate.<JavaClass>describe(
                "public classes that are not interfaces or enums",
                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.isInterface()
                        && !type.isEnum()
                        && !type.isAnonymousClass());
    }

    private static String[] packages(String... names) {
        return List.of(names).stream().map(name -> "org.sibyl." + name + "..").toArray(String[]::new);
    }
}
