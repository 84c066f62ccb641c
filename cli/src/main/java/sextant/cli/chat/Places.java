package sextant.cli.chat;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Line;
import sextant.chatclient.PlaceView;

/** Goes from place to place and keeps what is shown of them fresh. On the screen's thread. */
final class Places {
  private static final int PAGE = 200;

  private final Stage stage;
  private final ScreenState state;
  private final Networks networks;
  private final ZoneId zone;
  private final Set<Where> asked = new HashSet<>();
  private final Set<Where> askedAgain = new HashSet<>();
  private Optional<Wanted> wanted = Optional.empty();
  private boolean isReadingOn;

  /** A place to go to as soon as it is there. */
  private record Wanted(NetworkState network, String place) {}

  Places(Stage stage) {
    this.stage = stage;
    this.state = stage.state();
    this.networks = stage.networks();
    this.zone = stage.zone();
  }

  /** Goes to that place now or when it appears. */
  void want(NetworkState network, String place) {
    wanted = Optional.of(new Wanted(network, place));
    goToWanted();
  }

  private void goToWanted() {
    wanted.ifPresent(want ->
        want.network()
            .place(want.place())
            .ifPresent(place -> {
              wanted = Optional.empty();
              go(new Where(want.network(), place.name()));
            }));
  }

  /** Places came or went. */
  void changed() {
    goToWanted();
    boolean isGone = state.current().filter(where -> where.view().isEmpty()).isPresent();
    if (isGone || state.current().isEmpty()) {
      state.current(Optional.empty());
      state.places().stream().findFirst().ifPresent(this::go);
    }
    state.current().ifPresent(this::markRead);
  }

  /** Goes to a place. */
  void go(Where where) {
    state.current().ifPresent(this::keepDraft);
    state.current(Optional.of(where));
    if (!(state.overlay() instanceof Overlay.Notice)) {
      state.overlay(new Overlay.None());
    }
    Buffer buffer = where.buffer();
    String draft =
        buffer.draft().isEmpty() ? where.view().map(PlaceView::draft).orElse("") : buffer.draft();
    state.entry().set(draft);
    Optional<PlaceView> unread = where.view().filter(each -> each.unread() > 0);
    buffer.mark(unread.map(PlaceView::readMillis).orElse(0L), zone);
    refresh(where);
    refreshPeople(where);
    markRead(where);
  }

  void keepDraft(Where where) {
    where.buffer().draft(state.entry().text());
    networks.of(where).draft(where.place(), state.entry().text());
  }

  private void markRead(Where where) {
    boolean isNew = where.view().filter(each -> each.unread() > 0).isPresent();
    if (isNew
        && where.buffer().anchor().isEmpty()
        && state.isCurrent(where.network(), where.place())) {
      networks.of(where).markRead(where.place());
    }
  }

  /** Asks for the newest lines; asked again meanwhile, once more. */
  void refresh(Where where) {
    if (!asked.add(where)) {
      askedAgain.add(where);
      return;
    }
    var _ =
        networks
            .of(where)
            .lines(where.place())
            .thenAccept(lines ->
                stage
                    .loop()
                    .execute(() -> {
                      asked.remove(where);
                      where.buffer().newest(lines, zone);
                      markRead(where);
                      if (askedAgain.remove(where)) {
                        refresh(where);
                      }
                    }));
  }

  void refreshPeople(Where where) {
    var _ =
        networks
            .of(where)
            .members(where.place())
            .thenAccept(people -> stage.loop().execute(() -> where.buffer().people(people)));
  }

  /** The place so many further down the list, around its ends. */
  void step(int by) {
    List<Where> all = state.places();
    if (!all.isEmpty()) {
      go(all.get(Math.floorMod(index(all) + by, all.size())));
    }
  }

  /** The place of that number, counted from 1. */
  void number(int number) {
    List<Where> all = state.places();
    if (number >= 1 && number <= all.size()) {
      go(all.get(number - 1));
    }
  }

  /** The next place with something new, one that names us first. */
  void nextUnread() {
    List<Where> all = state.places();
    int from = index(all);
    Optional<Where> best = Optional.empty();
    for (int i = 1; i <= all.size(); i++) {
      Where where = all.get(Math.floorMod(from + i, all.size()));
      Optional<PlaceView> place = where.view().filter(each -> !each.isMuted());
      if (place.filter(each -> each.mentions() > 0).isPresent()) {
        best = Optional.of(where);
        break;
      }
      if (best.isEmpty() && place.filter(each -> each.unread() > 0).isPresent()) {
        best = Optional.of(where);
      }
    }
    best.ifPresent(this::go);
  }

  private Geometry geometry() {
    return stage.loop().geometry();
  }

  private int index(List<Where> all) {
    return state.current().map(all::indexOf).orElse(-1);
  }

  /** Moves the lines; at either end more of them are asked for. */
  void scroll(int by) {
    state
        .current()
        .ifPresent(where -> {
          Buffer buffer = where.buffer();
          boolean wasAtTop = stage.view().buffers().isAtTop(buffer, geometry());
          stage.view().buffers().scroll(buffer, geometry(), by);
          if (by < 0 && wasAtTop) {
            older(where);
          } else if (by > 0 && buffer.isExcerpt() && buffer.anchor().isEmpty()) {
            newer(where);
          }
          markRead(where);
        });
  }

  private void older(Where where) {
    Buffer buffer = where.buffer();
    if (isReadingOn || buffer.isBeginning() || buffer.lines().isEmpty()) {
      return;
    }
    isReadingOn = true;
    Line first = buffer.lines().getFirst();
    var _ =
        networks
            .of(where)
            .older(where.place(), first, PAGE)
            .thenAccept(lines ->
                stage
                    .loop()
                    .execute(() -> {
                      isReadingOn = false;
                      buffer.older(lines, zone);
                    }));
  }

  // What comes below must not move what is read.
  private void hold(Where where) {
    if (where.buffer().anchor().isEmpty()) {
      List<BufferView.Laid> all = stage.view().buffers().lay(where.buffer(), geometry().width());
      if (!all.isEmpty()) {
        BufferView.Laid last = all.getLast();
        where.buffer().anchor(Optional.of(new Buffer.Anchor(last.key(), last.part())));
      }
    }
  }

  private void newer(Where where) {
    Buffer buffer = where.buffer();
    if (isReadingOn) {
      return;
    }
    isReadingOn = true;
    hold(where);
    var _ =
        networks
            .of(where)
            .inquiry()
            .newer(where.place(), buffer.lines().getLast(), PAGE)
            .thenAccept(lines ->
                stage
                    .loop()
                    .execute(() -> {
                      isReadingOn = false;
                      buffer.newer(lines, zone);
                      if (!buffer.isExcerpt()) {
                        refresh(where);
                      }
                    }));
  }

  /** To the newest line of the place in front. */
  void toFoot() {
    state
        .current()
        .ifPresent(where -> {
          where.buffer().toNewest();
          refresh(where);
          markRead(where);
        });
  }

  /** Chooses the line of talk before the chosen one, or after it with 1. */
  void choose(int step) {
    state
        .current()
        .ifPresent(where -> {
          Buffer buffer = where.buffer();
          List<Line> talk = buffer.lines().stream().filter(line -> line.kind().isTalk()).toList();
          int at = buffer.selected().map(talk::indexOf).orElse(talk.size());
          int next = at + step;
          boolean isThere = next >= 0 && next < talk.size();
          if (isThere || next >= talk.size()) {
            buffer.select(isThere ? Optional.of(talk.get(next)) : Optional.empty());
          }
          stage.view().buffers().reveal(buffer, geometry());
        });
  }

  /** Goes to a line that was found, with what was said around it. */
  void jump(NetworkState network, ClientStore.Found found) {
    String place = found.place();
    if (network.place(place).isEmpty()) {
      networks.of(network).openDirect(place);
    }
    want(network, place);
    var _ =
        networks
            .of(network)
            .inquiry()
            .around(place, found.line(), 2 * PAGE)
            .thenAccept(lines ->
                stage
                    .loop()
                    .execute(() -> {
                      Where where = new Where(network, place);
                      where.buffer().excerpt(lines, found.line(), zone);
                      stage
                          .view()
                          .buffers()
                          .scroll(where.buffer(), geometry(), geometry().height() / 2);
                    }));
  }
}
