package sextant.tour;

import sextant.words.Language;

/** The six exercises in the order of the course. */
public enum Exercise {
  SOCKETS(1),
  PING(2),
  WINDOW(3),
  WEB(4),
  FILES(5),
  CHAT(6);

  private final int number;

  Exercise(int number) {
    this.number = number;
  }

  /** Its place in the course, from 1. */
  public int number() {
    return number;
  }

  /** What it is about, in a line. */
  public String title(Language language) {
    TourText text = new TourText(language);
    return switch (this) {
      case SOCKETS -> text.sockets();
      case PING -> text.ping();
      case WINDOW -> text.window();
      case WEB -> text.web();
      case FILES -> text.files();
      case CHAT -> text.chat();
    };
  }
}
