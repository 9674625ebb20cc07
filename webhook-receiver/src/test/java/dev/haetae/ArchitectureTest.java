package dev.haetae;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.haetae.metrics.BreakerMeters;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: contract ← policies ← receiver, contract ← each function; and inside, as data flows. */
class ArchitectureTest {

    private static JavaClasses haetae;

    @BeforeAll
    static void read() {
        haetae = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("haetae-testkit"))
                .importPackages("dev.haetae");
    }

    /** Whoever is called behind a circuit breaker is seen from outside. */
    @Test
    void everyBreakerHasANameAndASeries() {
        assertThat(haetae.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(CircuitBreaker.class))
                        .map(ArchitectureTest::breaker))
                .containsExactlyInAnyOrderElementsOf(BreakerMeters.BREAKERS.stream()
                        .map(name -> BreakerMeters.OURS + name)
                        .toList());
    }

    private static String breaker(JavaMethod guarded) {
        return guarded.tryGetAnnotationOfType(CircuitBreakerName.class)
                .map(CircuitBreakerName::value)
                .orElse(guarded.getFullName() + " has none");
    }

    /** R2: the annotation's own delay stays the same, and its jitter is no part of it. A single retry has no next one. */
    @Test
    void whoeverTriesMoreThanTwiceWaitsLongerEachTime() {
        assertThat(haetae.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.tryGetAnnotationOfType(Retry.class)
                                .filter(retry -> retry.maxRetries() > 1)
                                .isPresent()))
                .isNotEmpty()
                .allMatch(method -> method.isAnnotatedWith(CustomBackoff.class));
    }

    @Test
    void theContractStandsOnNothing() {
        noClasses()
                .that()
                .resideInAPackage("dev.haetae.contract")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("dev.haetae.contract", "java..", "com.fasterxml.jackson.annotation")
                .check(haetae);
    }

    @Test
    void policiesKnowTheContractOnlyAndNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("dev.haetae.policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse.microprofile..", "io.fabric8..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are Haetae's but neither contract nor policy",
                        type -> type.getPackageName().startsWith("dev.haetae")
                                && !type.getPackageName().startsWith("dev.haetae.policy")
                                && !type.getPackageName().equals("dev.haetae.contract")))
                .check(haetae);
    }

    @Test
    void aFunctionKnowsNothingOfPoliciesAndIncidents() {
        noClasses()
                .that()
                .resideInAPackage("dev.haetae.function..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are Haetae's but neither contract nor function",
                        type -> type.getPackageName().startsWith("dev.haetae")
                                && !type.getPackageName().startsWith("dev.haetae.function")
                                && !type.getPackageName().equals("dev.haetae.contract")))
                .check(haetae);
    }

    @Test
    void functionsDoNotKnowEachOther() {
        slices().matching("dev.haetae.function.(*)..")
                .should()
                .notDependOnEachOther()
                // what those on Kubernetes share, and those that ask for figures
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.haetae.function.kubernetes"))
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.haetae.function.prometheus"))
                .check(haetae);
    }

    @Test
    void insideTheReceiverDataFlowsOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("edge")
                .definedBy(
                        "dev.haetae.receive..",
                        "dev.haetae.api..",
                        "dev.haetae.reconcile..",
                        "dev.haetae.figures..",
                        "dev.haetae.identity..",
                        "dev.haetae.health..",
                        "dev.haetae.metrics..",
                        "dev.haetae.tracing..",
                        "dev.haetae.simulate..",
                        "dev.haetae.cases..",
                        "dev.haetae.command..")
                .layer("rulebook")
                .definedBy("dev.haetae.rulebook..")
                .layer("retention")
                .definedBy("dev.haetae.retention..")
                .layer("remediate")
                .definedBy("dev.haetae.remediate..")
                .layer("announce")
                .definedBy("dev.haetae.announce..")
                .layer("escalate")
                .definedBy("dev.haetae.escalate..")
                .layer("triage")
                .definedBy("dev.haetae.triage..")
                .layer("incident")
                .definedBy("dev.haetae.incident..")
                .layer("inbox")
                .definedBy("dev.haetae.inbox..")
                .layer("timer")
                .definedBy("dev.haetae.timer..")
                .layer("store")
                .definedBy("dev.haetae.store..")
                .whereLayer("edge")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rulebook")
                .mayOnlyBeAccessedByLayers("edge", "remediate", "triage")
                .whereLayer("escalate")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("retention")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("remediate")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("announce")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("triage")
                .mayOnlyBeAccessedByLayers("edge", "remediate", "retention")
                .whereLayer("incident")
                .mayOnlyBeAccessedByLayers("edge", "remediate", "announce", "escalate", "triage", "retention")
                .whereLayer("inbox")
                .mayOnlyBeAccessedByLayers("edge", "remediate", "triage", "retention")
                .whereLayer("timer")
                .mayOnlyBeAccessedByLayers("remediate", "announce", "escalate", "triage", "incident", "retention")
                .check(haetae);
    }

    @Test
    void onlyTheEmbeddedStoreKnowsItsFile() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.haetae.store.embedded")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.h2..")
                .check(haetae);
    }

    @Test
    void decisionsHaveNoClockOfTheirOwn() {
        classes()
                .that()
                .resideInAnyPackage(
                        "dev.haetae.triage",
                        "dev.haetae.incident",
                        "dev.haetae.remediate",
                        "dev.haetae.escalate",
                        "dev.haetae.retention",
                        "dev.haetae.timer")
                .should()
                .onlyCallMethodsThat(DescribedPredicate.describe(
                        "do not read the wall clock",
                        method -> !(method.getName().equals("now")
                                && method.getOwner().getPackageName().equals("java.time"))))
                .check(haetae);
    }

    @Test
    void everyEndpointOfTheApiNamesTheRoleItNeeds() {
        classes()
                .that()
                .resideInAPackage("dev.haetae.api..")
                .and()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .check(haetae);
    }

    @Test
    void theSimulatorIsNotOnTheReceiversClassPath() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.haetae.simulator..")
                .check(haetae);
    }
}
