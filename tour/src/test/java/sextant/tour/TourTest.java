package sextant.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Explanation;
import sextant.words.Language;

/** The lessons that need no other process, and the page; the whole tour is tested in app. */
class TourTest {
  private static final Program BARE = new Program(List.of("/nowhere/sextant"), Optional.empty());

  @TempDir private Path folder = Path.of("");
  private final List<String> heard = new ArrayList<>();

  private Step only(Exercise exercise, Language language) throws InterruptedException {
    List<Step> steps =
        new Tour(BARE, language).run(EnumSet.of(exercise), folder, new Hearing(heard));
    assertThat(steps).hasSize(1);
    return steps.getFirst();
  }

  @Test
  void theCoursesConversationIsHeldOverBothTransports() throws Exception {
    Step step = only(Exercise.SOCKETS, Language.CHINESE);
    assertThat(step.state()).isEqualTo(Step.State.DONE);
    assertThat(step.listings()).hasSize(3);
    assertThat(step.listings().getFirst().text())
        .contains("← 已成功连接到服务器,你的地址是:127.0.0.1端口是:", "→ hello", "→ 大家好");
    assertThat(step.measured()).hasSize(2);
    assertThat(heard).containsExactly("begins SOCKETS", "ended SOCKETS");
  }

  @Test
  void thePacketOfTheHandshakeIsShownFieldByField() throws Exception {
    String packet = only(Exercise.SOCKETS, Language.ENGLISH).listings().get(1).text();
    assertThat(packet).contains("127.0.0.1", "SYN", "45 00");
  }

  @Test
  void anEchoIsAnsweredOrTheMissingRightExplained() throws Exception {
    Step step = only(Exercise.PING, Language.ENGLISH);
    if (step.state() == Step.State.FAILED) {
      assertThat(step.trouble()).map(Explanation::todo).get().asString().contains("sudo");
    } else {
      assertThat(step.listings()).hasSize(2);
      assertThat(step.listings().getFirst().text()).contains("48656c6c6f21"); // Hello!
      assertThat(step.measured()).hasSize(4);
    }
  }

  @Test
  void withoutADesktopThePageIsStillFetched() throws Exception {
    Step step = only(Exercise.WEB, Language.ENGLISH);
    assertThat(step.state()).isEqualTo(Step.State.PARTLY);
    assertThat(step.did()).anyMatch(sentence -> sentence.contains("status 200"));
    assertThat(step.trouble()).map(Explanation::what).get().asString().contains("desktop");
    assertThat(step.pictures()).isEmpty();
  }

  @Test
  void whatWasSaidInTheRoomIsThereAfterARestart() throws Exception {
    Step step = only(Exercise.CHAT, Language.ENGLISH);
    assertThat(step.trouble()).isEmpty();
    assertThat(step.state()).isEqualTo(Step.State.DONE);
    assertThat(step.listings().getLast().text()).contains("你好，我是小李");
  }

  @Test
  void aLessonThatFailsIsExplainedAndTheOthersGoOn() throws Exception {
    List<Step> steps =
        new Tour(BARE, Language.ENGLISH)
            .run(EnumSet.of(Exercise.FILES, Exercise.CHAT), folder, new Hearing(heard));
    assertThat(steps).extracting(Step::state).containsExactly(Step.State.FAILED, Step.State.DONE);
    assertThat(steps.getFirst().trouble()).isPresent();
  }

  @Test
  void thePageHoldsEverythingAndIsNoMarkupOfOthers() throws Exception {
    Step step =
        new Step(
            Exercise.WEB,
            Step.State.PARTLY,
            List.of("did <this>"),
            List.of(new Step.Measure("time", "3 ms")),
            List.of("sextant fetch"),
            List.of(new Step.Listing("heads", "<script>")),
            List.of(folder.resolve("web.png")),
            Optional.of(new Explanation("what", "why", "todo")));
    Path page = folder.resolve("index.html");
    new TourPage(Language.ENGLISH).write(List.of(step), page);
    assertThat(Files.readString(page))
        .contains("did &lt;this&gt;", "3 ms", "&lt;script&gt;", "src=\"web.png\"", "todo")
        .doesNotContain("<script>", "http://", "https://");
  }

  /** Notes the order of what is told. */
  private record Hearing(List<String> heard) implements Tour.Listener {
    @Override
    public void begins(Exercise exercise) {
      heard.add("begins " + exercise);
    }

    @Override
    public void ended(Step step) {
      heard.add("ended " + step.exercise());
    }
  }
}
