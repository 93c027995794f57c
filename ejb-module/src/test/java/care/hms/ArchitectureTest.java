package care.hms;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.bePackagePrivate;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.account.Actor;
import care.hms.audit.RecordRefusal;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What stands beside what, and what must not touch what. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("care.hms");

    private static final String ABSENCE = "care.hms.absence..";
    private static final String ACCOUNT = "care.hms.account..";
    private static final String APPOINTMENT = "care.hms.appointment..";
    private static final String AUDIT = "care.hms.audit..";
    private static final String BOARD = "care.hms.board..";
    private static final String CLOCK = "care.hms.clock..";
    private static final String DATABASE = "care.hms.database..";
    private static final String DEMO = "care.hms.demo..";
    private static final String EXPLANATION = "care.hms.explanation..";
    private static final String HOSPITAL = "care.hms.hospital..";
    private static final String METRICS = "care.hms.metrics..";
    private static final String NO_SHOW = "care.hms.noshow..";
    private static final String NOTIFICATION = "care.hms.notification..";
    private static final String PRIVACY = "care.hms.privacy..";
    private static final String SCHEDULE = "care.hms.schedule..";
    private static final String STAGE_ALERT = "care.hms.stagealert..";
    private static final String SWEEP = "care.hms.sweep..";
    private static final String WORKFLOW = "care.hms.workflow..";

    /** The components; whoever adds one names it here, and the rules hold for it. */
    private static final List<String> COMPONENTS = List.of(
            ABSENCE,
            ACCOUNT,
            APPOINTMENT,
            AUDIT,
            BOARD,
            CLOCK,
            DATABASE,
            DEMO,
            EXPLANATION,
            HOSPITAL,
            METRICS,
            NO_SHOW,
            NOTIFICATION,
            PRIVACY,
            SCHEDULE,
            STAGE_ALERT,
            SWEEP,
            WORKFLOW);

    /** The jars beside this module. */
    private static final List<String> OTHER_MODULES = List.of("care.hms.platform..", "care.hms.process..");

    private static final DescribedPredicate<JavaClass> IN_A_COMPONENT =
            resideInAnyPackage(COMPONENTS.toArray(String[]::new)).as("components");

    private static final DescribedPredicate<JavaClass> ENTERPRISE_BEANS = annotatedWith(Stateless.class)
            .or(annotatedWith(Singleton.class))
            .as("enterprise beans")
            .forSubtype();

    @Test
    void componentsAreFreeOfCycles() {
        holds(slices().matching("care.hms.(*)..").should().beFreeOfCycles());
    }

    @Test
    void nobodyKnowsTheWorkflow() {
        holds(noClasses()
                .that(not(resideInAPackage(WORKFLOW)))
                .should()
                .dependOnClassesThat(resideInAPackage(WORKFLOW)));
    }

    @Test
    void onlyTheWorkflowKnowsTheEngine() {
        holds(noClasses()
                .that(IN_A_COMPONENT)
                .and(not(resideInAPackage(WORKFLOW)))
                .should()
                .dependOnClassesThat(resideInAPackage("org.camunda..")));
    }

    @Test
    void nobodyKnowsTheMetrics() {
        holds(noClasses().that(not(resideInAPackage(METRICS))).should().dependOnClassesThat(resideInAPackage(METRICS)));
    }

    @Test
    void onlyTheMetricsKnowWhatMeasures() {
        holds(noClasses()
                .that(not(resideInAPackage(METRICS)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.eclipse.microprofile.metrics..", "io.smallrye..")));
    }

    @Test
    void theSharedVocabularyKnowsNoComponent() {
        holds(noClasses().that().resideInAPackage("care.hms").should().dependOnClassesThat(IN_A_COMPONENT));
    }

    @Test
    void theDomainStandsOnLittle() {
        holds(classes()
                .that(resideInAnyPackage(
                        ABSENCE,
                        APPOINTMENT,
                        BOARD,
                        CLOCK,
                        DEMO,
                        EXPLANATION,
                        HOSPITAL,
                        NO_SHOW,
                        PRIVACY,
                        SCHEDULE,
                        STAGE_ALERT))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "care.hms..",
                        "jakarta.annotation..",
                        "jakarta.ejb..",
                        "jakarta.enterprise.context..",
                        "jakarta.enterprise.event..",
                        "jakarta.enterprise.inject..",
                        "jakarta.inject..",
                        "jakarta.json..",
                        "jakarta.persistence..",
                        "org.hibernate.annotations..",
                        "org.eclipse.microprofile.config..")));
    }

    @Test
    void onlyTheRelayLeavesTheHouse() {
        holds(noClasses()
                .that(IN_A_COMPONENT)
                .and()
                .haveNameNotMatching("care\\.hms\\.notification\\.(SmsCarrier|MailCarrier|Relay)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "jakarta.mail..")));
    }

    @Test
    void jsonIsReadAndWrittenByRepositoriesOnly() {
        holds(noClasses()
                .that(IN_A_COMPONENT)
                .and(not(simpleNameStartingWith("Jpa")))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.json..")));
    }

    @Test
    void theEdgeIsAnotherModule() {
        holds(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "jakarta.faces..", "care.hms.web..")));
    }

    // Rows

    @Test
    void onlyRepositoriesAskTheEntityManager() {
        holds(classes()
                .that(not(resideInAPackage(DATABASE)))
                .and(describe("use the EntityManager", type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(EntityManager.class))))
                .should()
                .haveSimpleNameStartingWith("Jpa")
                .andShould(bePackagePrivate()));
    }

    @Test
    void plainSqlIsForTheDatabaseAndTheEnginesMigration() {
        holds(noClasses()
                .that(not(resideInAPackage(DATABASE)))
                .and()
                .haveSimpleNameNotStartingWith("V0")
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql..")));
    }

    @Test
    void entitiesAreMadeWholeAndHaveNoSetters() {
        holds(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("set[A-Z].*"));
    }

    @Test
    void nobodyOutsideMakesAnEntity() {
        holds(constructors()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic());
    }

    @Test
    void entitiesHideTheirFields() {
        holds(fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePrivate());
    }

    // Time

    @Test
    void nobodyTakesTheTimeFromTheAir() {
        holds(noClasses()
                .that(not(resideInAPackage(CLOCK)))
                .should()
                .accessTargetWhere(
                        JavaAccess.Predicates.target(describe("tells real time", ArchitectureTest::tellsRealTime))));
    }

    /** Also by reference: {@code Instant::now} is no call yet. */
    private static boolean tellsRealTime(AccessTarget any) {
        if (!(any instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        var owner = target.getOwner();
        if (owner.isEquivalentTo(Clock.class)) {
            return target.getName().startsWith("system") || target.getName().startsWith("tick");
        }
        if (owner.getPackageName().startsWith("java.time")) {
            return target.getName().equals("now")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        }
        if (owner.isEquivalentTo(Date.class)) {
            return target.getName().equals("<init>")
                    && target.getRawParameterTypes().isEmpty();
        }
        return owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis");
    }

    @Test
    void theOldDatesStayWhereLibrariesAskForThem() {
        holds(noClasses()
                .that(not(resideInAPackage(WORKFLOW)))
                .and()
                .haveNameNotMatching("care\\.hms\\.account\\.(Tokens|TokenClaims)")
                .should()
                .dependOnClassesThat(assignableTo(Date.class)));
    }

    @Test
    void calendarsAreNotUsed() {
        holds(noClasses()
                .should()
                .dependOnClassesThat(assignableTo("java.util.Calendar").or(assignableTo("java.text.DateFormat"))));
    }

    // Use cases

    @Test
    void theServerSeesPublicBeansOnly() {
        holds(classes().that(ENTERPRISE_BEANS).should().bePublic().andShould().notHaveModifier(JavaModifier.FINAL));
    }

    @Test
    void everyBeanSaysWhoMayEnter() {
        holds(classes()
                .that(ENTERPRISE_BEANS)
                .should()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(RolesAllowed.class));
    }

    @Test
    void aUseCaseIsOneVerb() {
        holds(classes()
                .that()
                .areAnnotatedWith(Stateless.class)
                .and()
                .haveSimpleNameNotEndingWith("Queries")
                .should(have("at most two public methods", type -> publicMethods(type) <= 2)));
    }

    @Test
    void whatIsInjectedStandsInTheConstructor() {
        holds(fields().that()
                .areAnnotatedWith(Inject.class)
                .or()
                .areAnnotatedWith(EJB.class)
                .or()
                .areAnnotatedWith(Resource.class)
                .or()
                .areAnnotatedWith(PersistenceContext.class)
                .or()
                .areAnnotatedWith(PersistenceUnit.class)
                .should()
                .beDeclaredInClassesThat(describe(
                        "start with the server, or open the database",
                        type -> type.isAnnotatedWith(Startup.class)
                                || resideInAPackage(DATABASE).test(type))));
    }

    @Test
    void settingsAreReadInOnePlaceOfEachComponent() {
        holds(classes()
                .that(describe("read the environment", type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Config.class)
                                || dependency.getTargetClass().isEquivalentTo(ConfigProvider.class))))
                .should()
                .haveSimpleNameEndingWith("Settings")
                .orShould()
                .beAnnotatedWith(Startup.class)
                .orShould()
                .haveFullyQualifiedName("care.hms.account.Tokens"));
    }

    /** What shows nobody's details: reading it leaves no line. */
    private static final Set<String> NOT_AUDITED = Set.of(
            "AccountQueries.me",
            // Whose board it is, is written down when it is opened; and what happened last names the staff.
            "BoardQueries.find",
            "BoardQueries.lastAct",
            "BoardQueries.repaint",
            "BoardQueries.stamps",
            // Whoever attends to an alert is written down when he does; how many there are names nobody.
            "AlertBoardQueries.find",
            "AlertBoardQueries.lastRaised",
            "AlertBoardQueries.stamp",
            "DoctorQueries.list",
            "FrameQueries.of",
            "ExplanationQueries.processInstance",
            "HospitalQueries.list",
            "NameQueries.of",
            "NotificationQueries.unread",
            "OutboxQueries.about",
            "PreferenceQueries.ofHospital",
            "SetClock.state",
            "SlotQueries.bookable",
            "SlotQueries.find",
            "SlotQueries.nearest",
            "SlotQueries.ofDay",
            "SlotQueries.soonest",
            "SweepQueries.health",
            "SweepQueries.runs");

    @Test
    void everythingThatAPersonDoesIsAudited() {
        holds(methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Stateless.class)
                .and()
                .arePublic()
                .and(describe(
                        "take an actor",
                        method -> !method.getRawParameterTypes().isEmpty()
                                && method.getRawParameterTypes().get(0).isEquivalentTo(Actor.class)))
                .and(describe(
                        "are not known to show nobody's details",
                        method -> !NOT_AUDITED.contains(method.getOwner().getSimpleName() + "." + method.getName())))
                .and()
                .areNotDeclaredIn(RecordRefusal.class)
                .should(name("its operation and its object", method -> method.tryGetAnnotationOfType(Audited.class)
                        .filter(audited ->
                                !audited.value().isBlank() && !audited.object().isBlank())
                        .isPresent())));
    }

    /** Twice the same name would leave it open what was done. */
    @Test
    void noTwoUseCasesAreAuditedUnderOneName() {
        assertThat(ALL.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> method.tryGetAnnotationOfType(Audited.class).stream())
                        .map(Audited::value))
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void delegatesTranslateAndCallUseCases() {
        holds(classes()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .resideInAPackage(WORKFLOW)
                .andShould()
                .haveSimpleNameEndingWith("Delegate")
                .andShould(have("no entity, repository or event", type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .noneMatch(target -> target.isAnnotatedWith(Entity.class)
                                || target.getSimpleName().startsWith("Jpa")
                                || target.isAssignableTo(Event.class)))));
    }

    // Failures

    @Test
    void whatTheDomainRefusesHasOneRoot() {
        holds(classes()
                .that(IN_A_COMPONENT.or(resideInAPackage("care.hms")))
                .and()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(DomainFailure.class));
    }

    @Test
    void theRootRollsBackAndReachesTheEdgeUnwrapped() {
        holds(classes()
                .that()
                .areAssignableFrom(DomainFailure.class)
                .and()
                .areAssignableTo(DomainFailure.class)
                .should(have(
                        "rollback and inherited set", type -> type.tryGetAnnotationOfType(ApplicationException.class)
                                .filter(rule -> rule.rollback() && rule.inherited())
                                .isPresent())));
    }

    @Test
    void nobodyThrowsNamelessFailures() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(DomainFailure.class.getName())
                .should()
                .accessTargetWhere(JavaAccess.Predicates.target(describe(
                        "makes a nameless failure",
                        target -> target.getName().equals("<init>")
                                && Set.of(RuntimeException.class, Exception.class, Error.class, Throwable.class)
                                        .stream()
                                        .anyMatch(target.getOwner()::isEquivalentTo)))));
    }

    // Words

    @Test
    void namesSayWhatAThingIs() {
        holds(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Bean)"));
    }

    @Test
    void thereIsOneWayToLog() {
        holds(noClasses()
                .that(IN_A_COMPONENT)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging.."))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    /** A rule about a package without classes, or about a kind of class that nobody is, holds for nothing. */
    @Test
    void theRulesSpeakOfSomething() {
        var packages = ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("care.hms."))
                .map(name -> "care.hms." + name.substring("care.hms.".length()).split("\\.", 2)[0] + "..")
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(COMPONENTS.stream(), OTHER_MODULES.stream())
                        .toList());

        assertThat(numberOf(type -> type.getPackageName().equals("care.hms"))).isGreaterThan(5);
        assertThat(numberOf(type -> type.isAnnotatedWith(Entity.class))).isGreaterThan(5);
        assertThat(numberOf(type -> type.isAnnotatedWith(Stateless.class))).isGreaterThan(15);
        assertThat(numberOf(type -> type.isAnnotatedWith(Startup.class))).isGreaterThan(4);
        assertThat(numberOf(type -> type.getSimpleName().startsWith("Jpa"))).isGreaterThan(10);
        assertThat(numberOf(type -> type.getSimpleName().startsWith("V0"))).isOne();
        assertThat(numberOf(type -> type.getSimpleName().endsWith("Settings"))).isGreaterThan(3);
        assertThat(numberOf(type -> type.getSimpleName().endsWith("Queries"))).isGreaterThan(3);
        assertThat(numberOf(type -> type.isAssignableTo(JavaDelegate.class))).isGreaterThan(1);
        assertThat(numberOf(type -> type.isAssignableTo(DomainFailure.class))).isGreaterThan(5);
        assertThat(numberOf(type -> type.getFullName().equals("care.hms.account.Tokens")))
                .isOne();
    }

    private static long numberOf(Predicate<JavaClass> kind) {
        return ALL.stream().filter(kind).count();
    }

    private static void holds(ArchRule rule) {
        rule.check(ALL);
    }

    private static long publicMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(JavaMethod::getName)
                .count();
    }

    private static ArchCondition<JavaMethod> name(String what, Predicate<JavaMethod> holds) {
        return new ArchCondition<>("name " + what) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method, holds.test(method), method.getFullName() + " should name " + what));
            }
        };
    }

    private static ArchCondition<JavaClass> have(String what, Predicate<JavaClass> holds) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should have " + what));
            }
        };
    }
}
