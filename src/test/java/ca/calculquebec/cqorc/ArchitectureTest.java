package ca.calculquebec.cqorc;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom, and what nobody may do. The reasons stand with the rules. */
class ArchitectureTest {
  private static final String ROOT = "ca.calculquebec.cqorc.";
  private static final DescribedPredicate<JavaClass> OURS = resideInAnyPackage(ROOT + ".");

  private static JavaClasses cqorc;

  @BeforeAll
  static void read() throws URISyntaxException {
    cqorc =
        new ClassFileImporter()
            .importPath(
                Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  @Test
  void the_rules_see_the_program() {
    assertTrue(cqorc.contain(Main.class), "Main is not among the classes that were read");
    assertTrue(cqorc.size() > 150, cqorc.size() + " classes were read");
  }

  @Test
  void failure_and_file_know_the_jdk_only() {
    mayKnow("failure").because("everybody uses it").check(cqorc);
    mayKnow("file").because("everybody who writes a file uses it").check(cqorc);
  }

  @Test
  void course_and_template_know_only_failure() {
    mayKnow("course", "failure").because("the domain's words stand on their own").check(cqorc);
    mayKnow("template", "failure").because("it can be tested against Python alone").check(cqorc);
  }

  @Test
  void config_plan_wording_and_sheet_know_little() {
    mayKnow("config", "course", "failure").because("it reads files").check(cqorc);
    mayKnow("csv", "failure").because("it reads and writes tables of text").check(cqorc);
    mayKnow("decision", "csv", "failure")
        .because("one task writes it and another reads it")
        .check(cqorc);
    mayKnow("jsonlines", "failure").because("it keeps lines of any kind").check(cqorc);
    mayKnow("plan", "course", "jsonlines", "failure")
        .because("a plan is carried out without knowing what it changes")
        .check(cqorc);
    mayKnow("wording", "course", "template", "config", "plan", "failure")
        .because("it only puts a course's names into templates")
        .check(cqorc);
    mayKnow("sheet", "course", "config", "plan", "service.google", "failure", "http")
        .because("the course sheet is no task and no other service")
        .check(cqorc);
  }

  @Test
  void clients_take_their_vendors_values() {
    mayKnow("http", "failure").because("it serves every client alike").check(cqorc);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "service..")
        .should(
            dependOnClassesThat(
                OURS.and(
                    not(
                        resideInAnyPackage(
                            ROOT + "service..", ROOT + "http", ROOT + "file", ROOT + "failure")))))
        .because("the task translates between a course and a vendor's words")
        .check(cqorc);
    slices()
        .matching(ROOT + "service.(*)..")
        .should()
        .notDependOnEachOther()
        .because("one vendor's change must not reach another's client")
        .check(cqorc);
  }

  @Test
  void tasks_do_not_know_each_other() {
    slices()
        .matching(ROOT + "task.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAnyPackage(ROOT + "task.term..", ROOT + "task.status..", ROOT + "task.check.."),
            alwaysTrue())
        .because("a task can then be read, changed and removed alone; these three compose others")
        .check(cqorc);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "task..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "cli..", ROOT + "app..", ROOT + "sandbox..")
        .because("a task is asked; it does not ask back")
        .check(cqorc);
  }

  @Test
  void the_sandbox_is_a_place_of_its_own() {
    mayKnow("sandbox", "failure")
        .because("a misreading of a contract must show as a difference between it and a client")
        .check(cqorc);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "sandbox..", ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "sandbox..")
        .because("only a command starts it")
        .check(cqorc);
  }

  @Test
  void one_stand_in_can_be_read_alone() {
    mayKnow("sandbox.support").because("every stand-in is built of it").check(cqorc);
    mayKnow("sandbox.server", "sandbox.support").because("it serves all alike").check(cqorc);
    for (String vendor : List.of("zoom", "eventbrite", "slack", "google")) {
      mayKnow("sandbox." + vendor, "sandbox.support")
          .because("a vendor knows nothing of another, and nothing of the sample term")
          .check(cqorc);
    }
    mayKnow("sandbox.calendar", "sandbox.google", "sandbox.support")
        .because("Google's services share its sign-in")
        .check(cqorc);
    mayKnow("sandbox.sheets", "sandbox.google", "sandbox.support")
        .because("Google's services share its sign-in")
        .check(cqorc);
    mayKnow("sandbox.drive", "sandbox.sheets", "sandbox.google", "sandbox.support")
        .because("a copied spreadsheet is one of Sheets")
        .check(cqorc);
    mayKnow("sandbox.mail", "sandbox.server", "sandbox.support")
        .because("its wire is not HTTP: it asks for faults and records by itself")
        .check(cqorc);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "sandbox.(*)..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "sandbox")
        .because("the sandbox is put together of its parts")
        .check(cqorc);
    slices().matching(ROOT + "sandbox.(*)..").should().beFreeOfCycles().check(cqorc);
  }

  @Test
  void only_main_stands_above_the_command_line() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .and()
        .doNotBelongToAnyOf(Main.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "cli..")
        .because("a command only translates")
        .check(cqorc);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli..", ROOT + "app..")
        .and()
        .doNotBelongToAnyOf(Main.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "app..")
        .because("objects take what they need as constructor arguments")
        .check(cqorc);
  }

  @Test
  void printers_and_options_know_no_command() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "cli.(*)..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "cli")
        .because("commands are put together of options and printers")
        .check(cqorc);
    slices().matching(ROOT + "cli.(*)..").should().notDependOnEachOther().check(cqorc);
  }

  @Test
  void packages_have_no_cycles() {
    slices()
        .matching(ROOT + "(*)..")
        .should()
        .beFreeOfCycles()
        .because("a cycle can only be understood, tested and changed as a whole")
        .check(cqorc);
  }

  @Test
  void libraries_stay_where_they_belong() {
    onlyIn("picocli..", "cli");
    // Slack's library is handed an OkHttp client, and throws what gson throws.
    onlyIn("okhttp3..", "http", "service.slack");
    onlyIn("com.slack..", "service.slack");
    onlyIn("org.ini4j..", "config");
    onlyIn("org.yaml.snakeyaml..", "config", "task.registration", "task.certificate");
    // The last one for the ledger, whose lines are the task's own.
    onlyIn(
        "com.fasterxml.jackson..",
        "service..",
        "http",
        "sandbox..",
        "jsonlines",
        "plan",
        "cli..",
        "task.certificate");
    onlyIn("com.google..", "service.google", "service.slack");
    onlyIn("org.apache..", "task.certificate.drawing");
    onlyIn("org.w3c.dom..", "task.certificate.drawing");
    onlyIn("jakarta..", "service.mail");
    onlyIn("org.eclipse.angus..", "service.mail");
    onlyIn("net.gcardone..", "task.attendance", "task.certificate", "task.channel");
    onlyIn("com.sun.net.httpserver..", "sandbox..", "service.google");
  }

  @Test
  void surroundings_are_taken_from_the_environment() {
    noClasses()
        .that(not(belongToAnyOf(Main.class, Environment.class)))
        .should()
        .accessTargetWhere(
            target(System.class, "out", "err", "in", "exit", "getenv", "console")
                // The JDK's server of the sandbox takes its settings from properties only.
                .or(
                    target(System.class, "setProperty")
                        .and(notOf("sandbox.server.HttpServerAdapter")))
                .or(target(Thread.class, "sleep"))
                .or(target(TimeZone.class, "getDefault"))
                .or(target(Locale.class, "getDefault"))
                .or(target(ZoneId.class, "systemDefault"))
                .or(target(Clock.class, "systemUTC", "systemDefaultZone", "system", "tickSeconds"))
                .or(withoutArguments(Instant.class, "now"))
                .or(withoutArguments(LocalDate.class, "now"))
                .or(withoutArguments(LocalDateTime.class, "now"))
                .or(withoutArguments(OffsetDateTime.class, "now"))
                .or(withoutArguments(ZonedDateTime.class, "now"))
                .or(withoutArguments(String.class, "toLowerCase"))
                .or(withoutArguments(String.class, "toUpperCase")))
        .because("a whole command runs inside a unit test, the same on every machine")
        .check(cqorc);
  }

  @Test
  void files_are_made_private() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "file")
        // The help texts are the build's, and public.
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "cli.HelpTexts")
        .should()
        .accessTargetWhere(
            target(
                    java.nio.file.Files.class,
                    "write",
                    "writeString",
                    "newOutputStream",
                    "newBufferedWriter",
                    "newByteChannel",
                    "createFile",
                    "createDirectory",
                    "createDirectories",
                    "copy")
                .or(target(java.nio.channels.FileChannel.class, "open")))
        .because("others on the machine must not read people's data or secrets: use PrivateFiles")
        .check(cqorc);
  }

  @Test
  void exceptions_are_named() {
    noCodeUnits()
        .that()
        // javac writes bridges for Callable.call, which repeat what Callable declares.
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .declareThrowableOfType(Exception.class)
        .orShould()
        .declareThrowableOfType(Throwable.class)
        .because("a caller can only act on a failure that has a name")
        .check(cqorc);
    // Throwable is missing here: javac writes such a handler for every try-with-resources.
    methods()
        .should(notCatch(Exception.class, RuntimeException.class, Error.class))
        .because("a bug must stay a bug, and a process that ends must end")
        .check(cqorc);
    methods()
        .that()
        .areNotDeclaredIn(ExhaustedException.class)
        .should(
            notCatch(VirtualMachineError.class, OutOfMemoryError.class, StackOverflowError.class))
        .because("one class turns them into a failure that says what to do")
        .check(cqorc);
  }

  @Test
  void courses_and_tasks_do_not_change() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(ROOT + "course..", ROOT + "task..")
        .and(not(areRememberedForAllCourses()))
        .should()
        .beFinal()
        .because("courses are worked on side by side")
        .check(cqorc);
  }

  /** What is read from a service once and then shared, each behind a lock or volatile. */
  private static DescribedPredicate<JavaField> areRememberedForAllCourses() {
    Set<String> names =
        Set.of(
            "registration.Once.value",
            "registration.Once.failure",
            "registration.EventFinder.events",
            "registration.EventFinder.read",
            "registration.RegistrationContribution.oldDescriptions");
    return DescribedPredicate.describe(
        "are remembered for all courses",
        field ->
            names.stream().anyMatch(name -> field.getFullName().equals(ROOT + "task." + name)));
  }

  /** Of our own packages, this one may know these only; {@code service.google} names one deeper. */
  private static ArchRule mayKnow(String who, String... whom) {
    String[] allowed = new String[whom.length + 2];
    allowed[0] = ROOT + who + "..";
    // Whoever writes a file of people's data may use what makes it private.
    allowed[1] = ROOT + "file";
    for (int i = 0; i < whom.length; i++) {
      allowed[i + 2] = ROOT + whom[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage(ROOT + who + "..")
        .should(dependOnClassesThat(OURS.and(not(resideInAnyPackage(allowed)))));
  }

  private static void onlyIn(String library, String... packages) {
    String[] allowed = new String[packages.length];
    for (int i = 0; i < packages.length; i++) {
      allowed[i] = ROOT + packages[i];
    }
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("a library is replaced where it is used, and loaded only when it is needed")
        .check(cqorc);
  }

  private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String... names) {
    Set<String> wanted = Set.of(names);
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + String.join("/", names),
        access ->
            access.getTargetOwner().isEquivalentTo(owner) && wanted.contains(access.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> withoutArguments(Class<?> owner, String name) {
    return target(owner, name)
        .and(
            DescribedPredicate.describe(
                "without arguments",
                access ->
                    access.getTarget() instanceof AccessTarget.CodeUnitCallTarget call
                        && call.getRawParameterTypes().isEmpty()));
  }

  private static ArchCondition<JavaCodeUnit> notCatch(Class<?>... types) {
    return new ArchCondition<>("not catch what it cannot expect") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        unit.getTryCatchBlocks().stream()
            .flatMap(block -> block.getCaughtThrowables().stream())
            .filter(caught -> Set.of(types).stream().anyMatch(caught::isEquivalentTo))
            .forEach(
                caught ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " catches " + caught.getSimpleName())));
      }
    };
  }

  private static DescribedPredicate<JavaAccess<?>> notOf(String className) {
    return DescribedPredicate.describe(
        "not of " + className,
        access -> !access.getOriginOwner().getName().equals(ROOT + className));
  }
}
