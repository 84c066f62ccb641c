package sextant.desktop.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import sextant.desktop.ShellText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Appearance.Density;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Keyboard;
import sextant.desktop.shell.ShellModel.Overlay;
import sextant.words.Language;

/** What can be done in the house: enter rooms, open what lies over them, and every key of it. */
final class ShellActions {
  private final ShellModel model;
  private final Settings settings;
  private final RecentHosts recentHosts;
  private final HostLinks hostLinks;
  private final Runnable quit;
  private Supplier<List<Action>> ofTour = List::of;
  private final Map<RoomId, Room> rooms = new EnumMap<>(RoomId.class);
  private final Map<RoomId, RoomFace> faces = new EnumMap<>(RoomId.class);

  ShellActions(ShellModel model, List<Room> rooms, Settings settings, Links links, Runnable quit) {
    this.model = model;
    this.settings = settings;
    this.recentHosts = links.recentHosts();
    this.hostLinks = links.hostLinks();
    this.quit = quit;
    rooms.forEach(room -> this.rooms.put(room.id(), room));
  }

  /** Offers what the card of the tour can do, from within that card. */
  void follow(Supplier<List<Action>> card) {
    ofTour = card;
  }

  /** What leads from hosts to rooms. */
  record Links(RecentHosts recentHosts, HostLinks hostLinks) {}

  /** The face of a room in the present language; built when first asked for. */
  RoomFace face(RoomId id) {
    Room room = Objects.requireNonNull(rooms.get(id), "bug: no such room");
    return faces.computeIfAbsent(id, key -> room.face(settings.languageProperty().get()));
  }

  /** How many things wait in a room. */
  ObservableIntegerValue waiting(RoomId id) {
    return Objects.requireNonNull(rooms.get(id), "bug: no such room").waiting();
  }

  /** Forgets all faces, because the language has changed. */
  void dropFaces() {
    faces.clear();
  }

  /** Goes to a room and gives the keyboard to its main field. */
  void enter(RoomId id) {
    enter(id, () -> {});
  }

  /**
   * Goes to a room, gives the keyboard to its main field, and does something there, which may give
   * the keyboard elsewhere. All at once: what is typed after the key or click that led here must
   * never go to where the person was before.
   */
  void enter(RoomId id, Runnable then) {
    model.overlayProperty().set(Overlay.NONE);
    model.currentProperty().set(id);
    focusFirstStop();
    then.run();
  }

  /** Gives the keyboard to the main field of the present room. */
  void focusFirstStop() {
    stops().stream().findFirst().ifPresent(Node::requestFocus);
  }

  /** Gives the keyboard to the next of field, work and inspector. */
  void focusNextStop(int step) {
    List<Node> stops = stops().stream().filter(Keyboard::canBeSeen).toList();
    if (stops.isEmpty()) {
      return;
    }
    int at = -1;
    for (int i = 0; i < stops.size(); i++) {
      at = Keyboard.isIn(stops.get(i)) ? i : at;
    }
    stops.get(Math.floorMod(at + step, stops.size())).requestFocus();
  }

  private List<Node> stops() {
    return face(model.currentProperty().get()).stops();
  }

  /** Opens the command palette, or closes it. */
  void togglePalette() {
    toggle(Overlay.PALETTE);
  }

  /** Opens the settings, or closes them. */
  void toggleSettings() {
    toggle(Overlay.SETTINGS);
  }

  /** Opens the list of keys, or closes it. */
  void toggleKeys() {
    toggle(Overlay.KEYS);
  }

  /** Opens the tour. */
  void openTour() {
    model.overlayProperty().set(Overlay.TOUR);
  }

  private void toggle(Overlay overlay) {
    boolean open = model.overlayProperty().get() == overlay;
    if (open) {
      closeOverlay();
    } else {
      model.overlayProperty().set(overlay);
    }
  }

  /** Closes what lies over the room; the keyboard goes back to the room. */
  void closeOverlay() {
    model.overlayProperty().set(Overlay.NONE);
    focusFirstStop();
  }

  /** Escape: closes what is open, else leaves the field for the work. */
  void escape() {
    if (model.overlayProperty().get() != Overlay.NONE) {
      closeOverlay();
    } else if (stops().size() > 1 && Keyboard.isIn(stops().getFirst())) {
      focusNextStop(1);
    }
  }

  /** Builds the face of one more room, for what the palette offers; false when all are built. */
  boolean buildOneMore() {
    Optional<RoomId> next = model.rooms().stream().filter(id -> !faces.containsKey(id)).findFirst();
    next.ifPresent(this::face);
    return next.isPresent();
  }

  /**
   * What the palette offers for a query: the actions of the rooms that are built, the house's,
   * hosts when one is typed.
   */
  List<PaletteEntry> paletteEntries(String query) {
    var text = new ShellText(settings.languageProperty().get());
    RoomId current = model.currentProperty().get();
    var entries = new ArrayList<PaletteEntry>();
    addActions(entries, text, current);
    model.rooms().stream()
        .filter(id -> id != current && faces.containsKey(id))
        .forEach(id -> addActions(entries, text, id));
    houseActions().forEach(action -> entries.add(new PaletteEntry(text.window(), action)));
    if (!query.isBlank()) {
      recentHosts.list().forEach(host -> addHost(entries, host));
      Host typed = Host.parse(query);
      if (typed.toString().matches("[\\w-]*[.:][\\w.:\\[\\]-]+")) {
        addHost(entries, typed);
      }
    }
    return PaletteSearch.rank(query, entries);
  }

  private void addActions(List<PaletteEntry> entries, ShellText text, RoomId id) {
    for (Action action : face(id).actions().get()) {
      Runnable run = () -> enter(id, action.run());
      var inRoom = new Action(action.id(), action.title(), action.keys(), run);
      entries.add(new PaletteEntry(RoomNames.name(id, text), inRoom));
    }
  }

  private void addHost(List<PaletteEntry> entries, Host host) {
    for (Action action : hostLinks.actions(host)) {
      String title = action.title() + " " + host;
      entries.add(
          new PaletteEntry(
              host.address(), new Action(action.id() + ":" + host, title, action.run())));
    }
  }

  /** What can be done in the present room. */
  List<Action> roomActions() {
    return face(model.currentProperty().get()).actions().get();
  }

  /** What the present room is called. */
  String roomName() {
    return RoomNames.name(
        model.currentProperty().get(), new ShellText(settings.languageProperty().get()));
  }

  /** What the house itself can do. */
  List<Action> houseActions() {
    Language language = settings.languageProperty().get();
    var text = new ShellText(language);
    var actions = new ArrayList<Action>();
    for (RoomId id : model.rooms()) {
      String keys = "Shortcut+" + id.number();
      String name = text.goTo(RoomNames.name(id, text));
      actions.add(new Action("go." + RoomNames.key(id), name, keys, () -> enter(id)));
    }
    actions.add(new Action("palette", text.palette(), "Shortcut+K", this::togglePalette));
    actions.add(new Action("keys", text.keys(), "F1", this::toggleKeys));
    actions.add(new Action("settings", text.settings(), "Shortcut+Comma", this::toggleSettings));
    actions.add(new Action("tour", text.tour(), this::openTour));
    ofTour.get().forEach(each -> actions.add(inTour(each)));
    actions.add(new Action("stop.next", text.nextArea(), "F6", () -> focusNextStop(1)));
    actions.add(new Action("stop.last", text.previousArea(), "Shift+F6", () -> focusNextStop(-1)));
    actions.add(set("look.light", text.useLight(), Scheme.LIGHT));
    actions.add(set("look.dark", text.useDark(), Scheme.DARK));
    actions.add(set("look.system", text.useSystem(), Scheme.SYSTEM));
    actions.add(set("density.compact", text.useCompact(), Density.COMPACT));
    actions.add(set("density.comfortable", text.useComfortable(), Density.COMFORTABLE));
    Language other = language == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
    actions.add(
        new Action("language", text.otherLanguage(), () -> settings.languageProperty().set(other)));
    actions.add(new Action("quit", text.quit(), "Shortcut+Q", quit));
    return actions;
  }

  private Action inTour(Action action) {
    Runnable run =
        () -> {
          openTour();
          action.run().run();
        };
    return new Action(action.id(), action.title(), run);
  }

  private Action set(String id, String title, Scheme scheme) {
    return new Action(id, title, () -> settings.schemeProperty().set(scheme));
  }

  private Action set(String id, String title, Density density) {
    return new Action(id, title, () -> settings.densityProperty().set(density));
  }

  /** Runs what a key stands for, in the house or in the present room; consumes it when it did. */
  void keyPressed(KeyEvent event) {
    var actions = new ArrayList<>(houseActions());
    if (model.overlayProperty().get() == Overlay.NONE) {
      actions.addAll(roomActions());
    }
    for (Action action : actions) {
      if (action.combination().filter(keys -> keys.match(event)).isPresent()) {
        event.consume();
        action.run().run();
        return;
      }
    }
  }
}
