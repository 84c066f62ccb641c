package sextant.desktop.web;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;

/**
 * What the scripts of one tab ask. A script waits inside its call while the rest of the window goes
 * on in a nested loop of events. A person can silence a page: then every question is answered "no"
 * at once. JavaFX thread.
 */
final class ScriptQuestions {
  private static final int MOST_WORDS = 4_000;

  private final Tab tab;
  private final Set<Object> waiting = new HashSet<>();
  private int asked;
  private boolean isSilent;

  ScriptQuestions(Tab tab) {
    this.tab = tab;
  }

  /** Listens to the page again: a person has loaded it anew. */
  void hear() {
    isSilent = false;
    leaveServers();
  }

  /** Nobody waits any more for what a server asked: the person went elsewhere. */
  void leaveServers() {
    for (Question one : List.copyOf(tab.questions())) {
      if (one instanceof Question.OfServer) {
        one.dismiss();
      }
    }
  }

  /** No more questions. */
  void silence() {
    isSilent = true;
  }

  /** Another page is there; its first question is its first. */
  void newPage() {
    asked = 0;
  }

  /** Asks and waits; empty for "no". */
  Optional<String> ask(Question.Kind kind, String host, String message, String proposed) {
    if (isSilent || !Platform.canStartNestedEventLoop()) {
      return Optional.empty();
    }
    var key = new Object();
    waiting.add(key);
    String words = message.length() > MOST_WORDS ? message.substring(0, MOST_WORDS) + "…" : message;
    var question = new Question[1];
    question[0] =
        new Question.OfScript(
            kind,
            host,
            words,
            proposed,
            asked++ > 0,
            answer -> leave(key, question[0], answer),
            () -> {
              silence();
              leave(key, question[0], Optional.empty());
            });
    tab.questions().add(question[0]);
    Object answer = Platform.enterNestedEventLoop(key);
    return answer instanceof Optional<?> given ? given.map(String::valueOf) : Optional.empty();
  }

  private void leave(Object key, Question question, Optional<String> answer) {
    if (waiting.remove(key)) {
      tab.questions().remove(question);
      Platform.exitNestedEventLoop(key, answer);
    }
  }
}
