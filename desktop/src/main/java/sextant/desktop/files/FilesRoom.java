package sextant.desktop.files;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableStringValue;
import sextant.desktop.FilesRoomText;
import sextant.desktop.shell.FacedRoom;
import sextant.desktop.shell.FileSight;
import sextant.desktop.shell.HostAction;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.files.Diagnosis;
import sextant.words.Language;

/** Files on the desktop: send to devices near, and take what they send. */
public final class FilesRoom extends FacedRoom<FilesView> {
  private final FilesModel model;
  private final RoomContext context;
  private final FilesActions actions;

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
    shown().ifPresent(view -> view.why().show(diagnosis));
  }

  FilesActions actions() {
    return actions;
  }

  @Override
  public RoomId id() {
    return RoomId.FILES;
  }

  @Override
  protected FilesView view(Language language) {
    actions.speak(language);
    return new FilesView(language, model, actions, context);
  }

  @Override
  protected ObservableStringValue commandLine() {
    return model.commandLineProperty();
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
  protected void end() {
    actions.close();
  }
}
