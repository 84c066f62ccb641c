package sextant.chatclient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place while it changes; belongs to the network's thread. */
final class Place {
  /** More than any room has; a server that lists more is not believed. */
  static final int MOST_MEMBERS = 100_000;

  private static final int FEW_MEMBERS = 100;

  final PlaceView.Kind kind;
  final LineWindow lines = new LineWindow();
  final Map<String, Person> members = new LinkedHashMap<>();
  final Map<String, Long> typingUntilMillis = new LinkedHashMap<>();
  String name;
  String topic = "";
  String modes = "";
  String draft = "";
  boolean isJoined;
  boolean isMuted;
  boolean reachedBeginning;
  int unread;
  int mentions;
  long readMillis;

  /** The person on the other end of a direct conversation. */
  @Nullable Person partner;

  Place(String name, PlaceView.Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  PlaceView view() {
    return new PlaceView(
        name,
        kind,
        topic,
        modes,
        isJoined,
        members.size(),
        unread,
        mentions,
        readMillis,
        isMuted,
        draft);
  }

  List<Person> people() {
    return new ArrayList<>(members.values());
  }

  /** Puts somebody in, or in the place of who they were. */
  void member(String folded, Person person, Session session) {
    boolean isKnown = members.containsKey(folded);
    boolean isFew = members.size() < FEW_MEMBERS;
    if (isKnown || isFew || (members.size() < MOST_MEMBERS && session.hasRoomForPeople())) {
      members.put(folded, person);
    }
  }

  /** Counts what was said since the person last looked. */
  void count(Line line) {
    if (line.kind().isTalk() && !line.isOwn() && line.millis() > readMillis) {
      unread++;
      if (line.isMention() || kind == PlaceView.Kind.DIRECT) {
        mentions++;
      }
    }
  }

  /** Counts anew after the mark moved. */
  void recount() {
    unread = 0;
    mentions = 0;
    lines.all().forEach(this::count);
  }
}
