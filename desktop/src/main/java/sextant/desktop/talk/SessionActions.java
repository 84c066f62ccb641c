package sextant.desktop.talk;

import java.util.ArrayList;
import java.util.List;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Action;

/** What can be done in one tab, for the palette and the keys. */
final class SessionActions {
  private final TalkRoomText text;
  private final SessionView view;
  private final TalkActions actions;
  private final Session session;

  SessionActions(TalkRoomText text, SessionView view, TalkActions actions) {
    this.text = text;
    this.view = view;
    this.actions = actions;
    session = view.session();
  }

  /** In the order of the palette. */
  List<Action> list() {
    var list = new ArrayList<Action>();
    list.add(new Action("talk.send", text.send(), "Shortcut+Enter", view::send));
    list.add(new Action("talk.again", text.sendAgain(), "F5", view::sendAgain));
    list.add(new Action("talk.find", text.find(), "Shortcut+F", view::openFind));
    list.add(
        new Action(
            "talk.hex",
            text.showHex(),
            "Shortcut+H",
            () -> session.hexShownProperty().set(!session.hexShownProperty().get())));
    list.add(new Action("talk.clear", text.clear(), view::clear));
    list.add(
        new Action(
            "talk.save",
            text.saveMessage(),
            "Shortcut+S",
            () -> actions.keeper().saveDraft(session)));
    list.add(export("talk.export", text.exportText(), "Shortcut+E", TalkExport.Format.TEXT));
    list.add(export("talk.export.json", text.exportJson(), "", TalkExport.Format.JSON_LINES));
    list.add(export("talk.export.pcapng", text.exportPcapng(), "", TalkExport.Format.PCAPNG));
    list.add(
        new Action("talk.play", text.playSequence(), () -> actions.tools().playSequence(session)));
    list.add(new Action("talk.replay", text.replay(), () -> actions.tools().replay(session, 1)));
    list.add(
        new Action(
            "talk.play.stop", text.stopPlaying(), () -> actions.tools().stopPlaying(session)));
    if (actions.tools().canShowPackets(session)) {
      list.add(
          new Action(
              "talk.packets", text.packetsFromNow(), () -> actions.tools().showPackets(session)));
      if (!session.isServer()) {
        list.add(
            new Action(
                "talk.packets.handshake",
                text.packetsFromHandshake(),
                () -> actions.tools().showHandshake(session)));
      }
    }
    if (actions.tools().protection(session).isPresent()) {
      list.add(new Action("talk.certificate", text.protection(), view::showCertificate));
    }
    list.add(new Action("talk.stop", text.stop(), () -> actions.stop(session)));
    list.add(new Action("talk.close", text.closeTab(), "Shortcut+W", () -> actions.close(session)));
    return list;
  }

  private Action export(String id, String title, String keys, TalkExport.Format format) {
    return new Action(id, title, keys, () -> actions.tools().export(session, format));
  }
}
