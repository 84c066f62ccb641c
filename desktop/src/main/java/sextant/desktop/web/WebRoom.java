package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.LivePage;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.PageSight;
import sextant.desktop.shell.Room;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomFace;
import sextant.desktop.shell.RoomId;
import sextant.words.Language;

/** Web on the desktop: a browser. The engine is loaded with the first page. */
public final class WebRoom implements Room {
  private final WebRoomModel model = new WebRoomModel();
  private final WebRoomActions actions;
  private @Nullable WebRoomView shown;

  /** A room with no page yet, set up as this person's browser. */
  public WebRoom(RoomContext context, WebStart start) {
    this(context, WebSetup.ofThisUser(System.getenv(), start));
  }

  WebRoom(RoomContext context, WebSetup setup) {
    actions = new WebRoomActions(model, new WebServices(model, context, setup));
  }

  WebRoomModel model() {
    return model;
  }

  WebRoomActions actions() {
    return actions;
  }

  @Override
  public RoomId id() {
    return RoomId.WEB;
  }

  @Override
  public RoomFace face(Language language) {
    actions.services().speak(language);
    if (shown != null) {
      shown.dispose();
    }
    var view = new WebRoomView(language, model, actions);
    shown = view;
    return new RoomFace(view.node(), view.stops(), view::actions, model.commandLineProperty());
  }

  @Override
  public List<HostAction> hostActions(Language language) {
    var text = new WebRoomText(language);
    return List.of(
        new HostAction(
            "web.browse",
            text.browse(),
            host -> actions.tabs().openBeside("http://" + host + "/", true)));
  }

  @Override
  public Optional<PageSight> pageSight() {
    return Optional.of(
        new PageSight() {
          @Override
          public void show(String url) {
            actions.open(url);
          }

          @Override
          public LivePage alone() {
            WebServices services = actions.services();
            return new PageAlone(services.storage(true), services.languages());
          }
        });
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.dispose();
    }
    actions.close();
  }
}
