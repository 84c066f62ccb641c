package sextant.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Action;
import sextant.words.Language;

/**
 * A room whose view is built anew for each language; the one before lets go of the model first.
 *
 * @param <V> what it shows
 */
public abstract class FacedRoom<V extends FacedRoom.View> implements Room {
  private @Nullable V shown;

  /** The nodes of such a room in one language. */
  public interface View {
    /** The whole room, title row included. */
    Node node();

    /** Where F6 takes the keyboard in turn. */
    List<Node> stops();

    /** What can be done now. */
    List<Action> actions();

    /** Lets go of the model; nothing of it is shown any more. */
    void dispose();
  }

  /** Builds the view in this language. */
  protected abstract V view(Language language);

  /** The same thing on the command line. */
  protected abstract ObservableStringValue commandLine();

  /** Ends what runs in the room, after its view has gone. */
  protected abstract void end();

  /** The view that is shown; empty before the first. */
  protected final Optional<V> shown() {
    return Optional.ofNullable(shown);
  }

  @Override
  public final RoomFace face(Language language) {
    shown().ifPresent(View::dispose);
    V made = view(language);
    shown = made;
    return new RoomFace(made.node(), made.stops(), made::actions, commandLine());
  }

  @Override
  public final void close() {
    shown().ifPresent(View::dispose);
    end();
  }
}
