package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import sextant.words.Language;

/** What every command owes a person, checked over the whole tree in both languages. */
class CommandModelTest {
  private record Named(String name, Word word) {}

  @TestFactory
  Stream<DynamicTest> everyWordHasASentenceInBothLanguages() {
    return eachWord(named -> {
      String english = named.word().sentence(Language.ENGLISH);
      String chinese = named.word().sentence(Language.CHINESE);
      assertThat(english).isNotBlank().isEqualTo(english.strip());
      assertThat(isChinese(english)).isFalse();
      assertThat(isChinese(chinese)).as(chinese).isTrue();
    });
  }

  @TestFactory
  Stream<DynamicTest> everyOptionAndParameterIsDescribedInBothLanguages() {
    return eachWord(named -> {
      List<Argument<?>> english = arguments(shape(named.word(), Language.ENGLISH));
      List<Argument<?>> chinese = arguments(shape(named.word(), Language.CHINESE));
      assertThat(chinese).hasSameSizeAs(english);
      for (int i = 0; i < english.size(); i++) {
        String description = english.get(i).facts().description();
        assertThat(description).as(english.get(i).facts().longestName()).isNotBlank();
        assertThat(isChinese(description)).as(description).isFalse();
        String translated = chinese.get(i).facts().description();
        assertThat(isChinese(translated)).as(translated).isTrue();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> everyOptionHasALongName() {
    return eachWord(named ->
        assertThat(arguments(shape(named.word(), Language.ENGLISH)))
            .filteredOn(argument -> argument.facts().isOption())
            .allMatch(option -> option.facts().longestName().startsWith("-")));
  }

  @TestFactory
  Stream<DynamicTest> everyHelpHasThreeExamplesThatParse() {
    return eachWord(named -> {
      List<Shape.Example> examples = shape(named.word(), Language.ENGLISH).examples();
      assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
      for (Shape.Example example : examples) {
        parse(example.line());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> everyHelpPageFitsInEightyColumns() {
    return eachWord(named -> {
      for (Language language : Language.values()) {
        String page = help(named, language);
        assertThat(page).contains("130");
        assertThat(page.lines().filter(line -> !line.contains("sextant ")))
            .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(80));
      }
    });
  }

  private interface Check {
    void of(Named named) throws Exception;
  }

  private static Stream<DynamicTest> eachWord(Check check) {
    List<Named> all = new ArrayList<>();
    add(new Named("sextant", new Sextant()), all);
    return all.stream().map(n -> DynamicTest.dynamicTest(n.name(), () -> check.of(n)));
  }

  private static void add(Named named, List<Named> all) {
    all.add(named);
    if (named.word() instanceof CommandGroup group) {
      for (String each : group.words()) {
        assertThat(group.open(each).name()).isEqualTo(each);
        add(new Named(named.name() + " " + each, group.open(each)), all);
      }
    }
  }

  private static Shape shape(Word word, Language language) {
    Shape shape = new Shape(language);
    switch (word) {
      case CommandGroup group -> group.shape(shape);
      case Command command -> command.shape(shape);
    }
    GeneralOptions.addTo(shape, new CliText(language));
    return shape;
  }

  private static List<Argument<?>> arguments(Shape shape) {
    List<Argument<?>> all = new ArrayList<>(shape.parameters());
    shape.groups().forEach(group -> all.addAll(group.options()));
    return all;
  }

  private static String help(Named named, Language language) {
    Shape shape = new Shape(language);
    HelpPage page = new HelpPage(language, new Ink.Paint(false), 80);
    switch (named.word()) {
      case CommandGroup group -> group.shape(shape);
      case Command command -> command.shape(shape);
    }
    GeneralOptions.addTo(shape, new CliText(language));
    return switch (named.word()) {
      case CommandGroup group -> page.of(group, named.name(), shape);
      case Command command -> page.of(command, named.name(), shape);
    };
  }

  /** Parses the part of the line that is ours: {@code echo hi | sextant …}. */
  private static void parse(String line) throws UsageException {
    for (String part : line.split("[|&>]")) {
      List<String> words = ScriptWords.split(part.strip());
      if (words.isEmpty() || !words.getFirst().equals("sextant")) {
        continue;
      }
      Word word = new Sextant();
      int at = 1;
      while (word instanceof CommandGroup group
          && at < words.size()
          && group.words().contains(words.get(at))) {
        word = group.open(words.get(at++));
      }
      if (word instanceof Command) {
        Shape shape = shape(word, Language.ENGLISH);
        new Parser(line, shape, new CliText(Language.ENGLISH))
            .parse(words.subList(at, words.size()));
      }
    }
  }

  private static boolean isChinese(String text) {
    return text.codePoints()
        .anyMatch(p -> Character.UnicodeScript.of(p) == Character.UnicodeScript.HAN);
  }
}
