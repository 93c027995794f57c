package care.hms.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;

/** The rules of the house that only the edge can break; those of the domain stand beside the domain. */
@AnalyzeClasses(packages = "care.hms", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theEdgeNeitherTouchesTheDatabaseNorTheEngine = noClasses()
            .that()
            .resideInAPackage("care.hms.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "org.hibernate..", "java.sql..", "javax.sql..", "care.hms.workflow..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.EntityManager");

    @ArchTest
    static final ArchRule httpIsSpokenAtTheEdgeOnly = noClasses()
            .that(not(resideInAPackage("care.hms.web..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.faces..");

    @ArchTest
    static final ArchRule servletsAreKnownAtTheEdgeAndToTheSignIn = noClasses()
            .that()
            .resideOutsideOfPackages("care.hms.web..", "care.hms.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule entitiesNeverReachTheEdge = noClasses()
            .that()
            .resideInAPackage("care.hms.web..")
            .should()
            .dependOnClassesThat(are(annotatedWith(Entity.class)));

    @ArchTest
    static final ArchRule onlyTheEdgeInjectsIntoFields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("care.hms.platform..", "care.hms.account..")
            .should()
            .beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .that()
            .resideInAnyPackage("care.hms.web..", "care.hms.platform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = classes()
            .that()
            .resideInAnyPackage("care.hms.web..", "care.hms.platform..")
            .should()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Dto")
            .andShould()
            .haveSimpleNameNotEndingWith("Bean");

    @ArchTest
    static final ArchRule resourcesAreNamedSo =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    /** A rule about a package that was renamed guards nothing. */
    @ArchTest
    static void everyPackageThatARuleNamesHoldsClasses(JavaClasses classes) {
        for (var name : new String[] {"care.hms.web", "care.hms.platform", "care.hms.account", "care.hms.workflow"}) {
            assertThat(classes.stream().map(type -> type.getPackageName())).contains(name);
        }
        assertThat(classes.stream().filter(type -> type.isAnnotatedWith(Entity.class)))
                .isNotEmpty();
        assertThat(classes.stream().filter(type -> type.isAnnotatedWith(Path.class)))
                .isNotEmpty();
    }
}
