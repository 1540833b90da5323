package io.github.postmerge.smoke;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The package table of the design: who may see whom. */
@AnalyzeClasses(
    packages = PackageTableTest.ROOT,
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageTableTest {

  static final String ROOT = "io.github.postmerge.smoke";

  @ArchTest static final ArchRule parametersIsALeaf = leaf("parameters");
  @ArchTest static final ArchRule regexIsALeaf = leaf("regex");
  @ArchTest static final ArchRule commandSeesPatterns = sees("command", "regex");
  @ArchTest static final ArchRule attributesIsALeaf = leaf("attributes");
  @ArchTest static final ArchRule checkoutSeesAttributes = sees("checkout", "attributes");
  @ArchTest static final ArchRule filesAreALeaf = leaf("checkout.files");
  @ArchTest static final ArchRule lockIsALeaf = leaf("lock");
  @ArchTest static final ArchRule gitReadsWhatCheckoutReads = sees("git", "checkout", "lock");
  @ArchTest static final ArchRule worktreeSeesGit = sees("worktree", "git", "checkout", "lock");
  @ArchTest static final ArchRule processIsALeaf = leaf("process");
  @ArchTest static final ArchRule maskingSeesPatterns = sees("masking", "regex");
  @ArchTest static final ArchRule logSeesMasking = sees("log", "masking", "process");
  @ArchTest static final ArchRule collectSeesMasking = sees("collect", "masking");
  @ArchTest static final ArchRule blameIsALeaf = leaf("blame");

  /** The rates are one arithmetic for both questions; that of n merges builds on it. */
  @ArchTest static final ArchRule blameDoesNotSeeTheSearch = doesNotSee("blame", "blame.search");

  /** Whoever builds a page fills its records, so the templates take no decision. */
  @ArchTest static final ArchRule theHealthPageIsALeaf = leaf("health.page");

  @ArchTest static final ArchRule verdictSeesOutcomes = sees("verdict", "process", "blame");

  @ArchTest
  static final ArchRule envelopeSeesVerdictAndTheLeaves =
      sees("envelope", "verdict", "blame", "command", "process", "masking", "lock");

  /** What is written down knows nothing of files. */
  @ArchTest
  static final ArchRule theContractDoesNotSeeItsFiles = doesNotSee("envelope", "envelope.file");

  @ArchTest
  static final ArchRule historySeesWhatIsWrittenDown =
      sees("history", "envelope", "verdict", "blame", "git");

  /** A folder of files knows nothing of what follows from them. */
  @ArchTest
  static final ArchRule theFolderDoesNotSeeTheLine = doesNotSee("history", "history.line");

  @ArchTest
  static final ArchRule runSeesTheEnvelopeAndTheLeaves =
      sees(
          "run",
          "envelope",
          "verdict",
          "blame",
          "parameters",
          "command",
          "git",
          "worktree",
          "process",
          "masking",
          "log",
          "collect");

  /** What is asked for knows nothing of how it is run. */
  @ArchTest
  static final ArchRule settingsDoNotSeeTheRun =
      sees("run.settings", "parameters", "command", "git", "worktree", "process", "masking", "log");

  @ArchTest
  static final ArchRule postmergeSeesAllBelowAndNoOtherGoal =
      sees(
          "postmerge",
          "redrun",
          "run",
          "history",
          "log",
          "envelope",
          "verdict",
          "blame",
          "parameters",
          "command",
          "git",
          "process",
          "masking",
          "collect");

  /** The reason behind a verdict knows nothing of the run that found it. */
  @ArchTest
  static final ArchRule diagnosisSeesNoRun =
      sees(
          "postmerge.diagnosis",
          "redrun",
          "run",
          "envelope",
          "blame",
          "parameters",
          "git",
          "process",
          "masking");

  @ArchTest
  static final ArchRule reproduceSeesAllBelowAndNoOtherGoal =
      sees(
          "reproduce",
          "redrun",
          "run",
          "envelope",
          "verdict",
          "parameters",
          "command",
          "git",
          "masking");

  @ArchTest
  static final ArchRule redrunSeesWhatIsWrittenDownAndNoGoal =
      sees("redrun", "envelope", "verdict", "parameters", "command", "git", "masking");

  @ArchTest
  static final ArchRule culpritSeesAllBelowAndNoOtherGoal =
      sees(
          "culprit",
          "redrun",
          "run",
          "history",
          "envelope",
          "verdict",
          "blame",
          "parameters",
          "command",
          "git",
          "masking",
          "lock");

  /** What is searched knows nothing of how. */
  @ArchTest
  static final ArchRule questionSeesAllBelowAndNoSearch =
      sees(
          "culprit.question",
          "redrun",
          "run",
          "history",
          "envelope",
          "verdict",
          "blame",
          "parameters",
          "command",
          "git",
          "masking");

  @ArchTest
  static final ArchRule ciSeesWhatIsWrittenDownAndNoGoal =
      sees("ci", "envelope", "verdict", "blame", "command", "parameters");

  @ArchTest static final ArchRule textIsALeaf = leaf("ci.text");

  @ArchTest
  static final ArchRule nobodySeesTheMojos =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".mojo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".mojo..");

  @ArchTest
  static final ArchRule onlyTheMojosImportMaven =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".mojo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.maven..");

  @ArchTest
  static final ArchRule onlyWhatReadsRepositoriesImportsJgit =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".git..", ROOT + ".worktree", ROOT + ".checkout..", ROOT + ".attributes")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..");

  /** A run without a history loads none of it. */
  @ArchTest
  static final ArchRule onlyFlakeRateImportsCommonsNumbers =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".blame.FlakeRate")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.commons.numbers..");

  @ArchTest
  static final ArchRule diagnosisNeedsNoFlakeRate =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".blame")
          .and()
          .doNotHaveSimpleName("FlakeRate")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(ROOT + ".blame.FlakeRate");

  @ArchTest
  static final ArchRule onlyTheHealthPageImportsTemplates =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".health.page")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gg.jte..");

  @ArchTest
  static final ArchRule onlyProcessStartsProcesses =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".process")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(ProcessBuilder.class.getName())
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(Process.class.getName());

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noJunkDrawers =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..model..", "..impl..", "..helper..");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses all) {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(all);
  }

  private static ArchRule leaf(String name) {
    return sees(name);
  }

  private static ArchRule doesNotSee(String name, String other) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "." + other + "..");
  }

  /** Everybody may shorten a text for a person. */
  private static ArchRule sees(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(name, "text"), Arrays.stream(others))
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are ours and not among " + String.join(", ", allowed),
                c ->
                    c.getPackageName().startsWith(ROOT)
                        && Arrays.stream(allowed)
                            .noneMatch(a -> c.getPackageName().startsWith(a.replace("..", "")))));
  }
}
