package sextant.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the arrows and house rules of ARCHITECTURE.md over the whole product. */
@AnalyzeClasses(packages = "sextant", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Each module with the modules it may use; an arrow that is not here is forbidden. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("words", Set.of()),
          Map.entry("wire", Set.of()),
          Map.entry("irc", Set.of()),
          Map.entry("identity", Set.of("words")),
          Map.entry("raw", Set.of("words")),
          Map.entry("talk", Set.of("words", "wire", "identity", "raw")),
          Map.entry("ping", Set.of("words", "wire", "raw")),
          Map.entry("packets", Set.of("words", "wire", "raw")),
          Map.entry("http", Set.of()),
          Map.entry("files", Set.of("words", "identity", "raw", "http")),
          Map.entry("web", Set.of("words", "identity", "http")),
          Map.entry("nearby", Set.of("words")),
          Map.entry("doctor", Set.of("words", "identity", "raw", "files")),
          Map.entry("chat", Set.of("words", "irc", "identity")),
          Map.entry("chatclient", Set.of("words", "irc", "identity")),
          Map.entry("chatcluster", Set.of("words", "irc", "identity", "chat")),
          Map.entry(
              "tour",
              Set.of(
                  "words",
                  "wire",
                  "raw",
                  "identity",
                  "http",
                  "talk",
                  "ping",
                  "packets",
                  "files",
                  "web",
                  "chat",
                  "chatclient")),
          Map.entry(
              "cli",
              faces(
                  "identity",
                  "irc",
                  "raw",
                  "talk",
                  "ping",
                  "packets",
                  "files",
                  "web",
                  "chat",
                  "chatclient",
                  "nearby",
                  "doctor",
                  "tour")),
          Map.entry(
              "desktop",
              faces(
                  "identity",
                  "irc",
                  "raw",
                  "talk",
                  "ping",
                  "packets",
                  "files",
                  "web",
                  "chat",
                  "chatclient",
                  "nearby",
                  "tour")),
          Map.entry(
              "app",
              faces(
                  "cli",
                  "desktop",
                  "talk",
                  "ping",
                  "packets",
                  "files",
                  "web",
                  "chat",
                  "identity")));

  private static Set<String> faces(String... engines) {
    return Stream.concat(Stream.of("words", "wire"), Stream.of(engines))
        .collect(Collectors.toUnmodifiableSet());
  }

  @ArchTest
  static final ArchRule arrowsPointDownOnly =
      classes().that().resideInAPackage("sextant..").should(useOnlyAllowedModules());

  @ArchTest
  static final ArchRule modulesHaveNoCycles =
      slices().matching("sextant.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule javaFxStaysInTheDesktop =
      noClasses()
          .that()
          .resideOutsideOfPackages("sextant.desktop..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..");

  @ArchTest
  static final ArchRule nativeAccessStaysInRaw =
      noClasses()
          .that()
          .resideOutsideOfPackage("sextant.raw..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.foreign..");

  @ArchTest
  static final ArchRule syntaxDoesNoInputOrOutputOfItsOwn =
      noClasses()
          .that()
          .resideInAnyPackage("sextant.wire..", "sextant.irc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule onlyMainTouchesTheStandardStreams =
      noClasses()
          .that()
          .resideOutsideOfPackages("sextant.app..", "sextant.bench..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("a face writes to the streams it was given, an engine to nobody");

  @ArchTest
  static final ArchRule noStaticMutableState =
      classes().that().resideInAPackage("sextant..").should(haveNoMutableStatics());

  @ArchTest
  static final ArchRule everyTextIsSaidSomewhere =
      classes()
          .that()
          .haveSimpleNameEndingWith("Text")
          .and()
          .areTopLevelClasses()
          .should(haveEveryMethodCalled());

  private static ArchCondition<JavaClass> useOnlyAllowedModules() {
    return new ArchCondition<>("use only the modules below their own") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String module = module(item);
        Set<String> allowed = ARROWS.get(module);
        if (allowed == null) {
          return; // bench and other modules outside the product
        }
        item.getDirectDependenciesFromSelf().stream()
            .filter(d -> d.getTargetClass().getPackageName().startsWith("sextant."))
            .filter(d -> !module(d.getTargetClass()).equals(module))
            .filter(d -> !allowed.contains(module(d.getTargetClass())))
            .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
      }
    };
  }

  private static String module(JavaClass javaClass) {
    return javaClass.getPackageName().split("\\.")[1];
  }

  private static ArchCondition<JavaClass> haveNoMutableStatics() {
    return new ArchCondition<>("have no static field that can be assigned") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaField field : item.getFields()) {
          Set<JavaModifier> modifiers = field.getModifiers();
          if (modifiers.contains(JavaModifier.STATIC)
              && !modifiers.contains(JavaModifier.FINAL)
              && !modifiers.contains(JavaModifier.SYNTHETIC)) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveEveryMethodCalled() {
    return new ArchCondition<>("have no text that nothing says") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        List<String> silent =
            item.getMethods().stream()
                .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(m -> m.getCallsOfSelf().isEmpty() && m.getReferencesToSelf().isEmpty())
                .map(m -> m.getFullName() + " is called nowhere")
                .toList();
        silent.forEach(s -> events.add(SimpleConditionEvent.violated(item, s)));
      }
    };
  }
}
