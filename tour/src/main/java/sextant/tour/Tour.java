package sextant.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.words.Failure;
import sextant.words.Language;

/** Leads through the exercises. An interrupt of its thread ends it. */
public final class Tour {
  private final Program program;
  private final Language language;

  /** Hears how far the tour is; called on the tour's own thread. */
  public interface Listener {
    /** An exercise begins. */
    void begins(Exercise exercise);

    /** It is over. */
    void ended(Step step);
  }

  /** A tour that speaks this language. */
  public Tour(Program program, Language language) {
    this.program = program;
    this.language = language;
  }

  /**
   * Does these exercises in their order.
   *
   * @param folder where pictures and what is sent go; it must exist and stays
   */
  public List<Step> run(Set<Exercise> exercises, Path folder, Listener listener)
      throws InterruptedException {
    List<Step> steps = new ArrayList<>();
    for (Exercise exercise : Exercise.values()) {
      if (exercises.contains(exercise)) {
        listener.begins(exercise);
        Step step = step(exercise, folder);
        steps.add(step);
        listener.ended(step);
      }
    }
    return steps;
  }

  private Step step(Exercise exercise, Path folder) throws InterruptedException {
    Notes notes = new Notes(exercise, language);
    try {
      lesson(exercise, folder).go(notes);
    } catch (IOException failed) {
      notes.failed(Failure.of(failed, exercise.title(language)).explain(language));
    }
    return notes.step();
  }

  private Lesson lesson(Exercise exercise, Path folder) {
    return switch (exercise) {
      case SOCKETS -> new SocketsLesson();
      case PING -> new PingLesson();
      case WINDOW -> new WindowLesson(program, folder);
      case WEB -> new WebLesson(program, folder);
      case FILES -> new FilesLesson(program, folder);
      case CHAT -> new ChatLesson(folder);
    };
  }
}
