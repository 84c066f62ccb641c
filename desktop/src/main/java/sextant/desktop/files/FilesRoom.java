package sextant.desktop.files;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableIntegerValue;
import org.jspecify.annotations.Nullable;
import sextant.desktop.FilesRoomText;
import sextant.desktop.shell.FileSight;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.Room;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomFace;
import sextant.desktop.shell.RoomId;
import sextant.files.Diagnosis;
import sextant.words.Language;

/** Files on the desktop: send to devices near, and take what they send. */
public final class FilesRoom implements Room {
  private final FilesModel model;
  private final RoomContext context;
  private final FilesActions actions;
  private @Nullable FilesView shown;

  /** A room that is not seen by others before a person enters it. */
  public FilesRoom(RoomContext context) {
    this(context, Reach.NETWORK);
  }

  FilesRoom(RoomContext context, Reach reach) {
    var memory = new FilesMemory(context.stateDirectory());
    this.context = context;
    model = new FilesModel(memory.folder());
    actions = new FilesActions(model, context, memory, reach);
  }

  FilesModel model() {
    return model;
  }

  /** Shows findings as the page would; nothing happens while there is no face. */
  void showDiagnosis(Diagnosis diagnosis) {
    if (shown != null) {
      shown.why().show(diagnosis);
    }
  }

  FilesActions actions() {
    return actions;
  }

  @Override
  public RoomId id() {
    return RoomId.FILES;
  }

  @Override
  public RoomFace face(Language language) {
    actions.speak(language);
    if (shown != null) {
      shown.dispose();
    }
    var view = new FilesView(language, model, actions, context);
    shown = view;
    return new RoomFace(view.node(), view.stops(), view::actions, model.commandLineProperty());
  }

  @Override
  public List<HostAction> hostActions(Language language) {
    var text = new FilesRoomText(language);
    return List.of(
        new HostAction(
            "files.send",
            text.sendFile(),
            host -> {
              model.recipientProperty().set(host.address());
              model.pageProperty().set(FilesModel.Page.NEARBY);
            }));
  }

  @Override
  public Optional<FileSight> fileSight() {
    return Optional.of(actions.sight());
  }

  @Override
  public ObservableIntegerValue waiting() {
    return model.waitingProperty();
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.dispose();
    }
    actions.close();
  }
}
