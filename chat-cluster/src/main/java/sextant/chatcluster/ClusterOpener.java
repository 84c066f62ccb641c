package sextant.chatcluster;

import java.io.IOException;
import sextant.chat.Backend;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;

/** How a chat server whose configuration names a group finds this module. */
public final class ClusterOpener implements Backend.Opener {
  /** Called by the service loader. */
  public ClusterOpener() {}

  @Override
  public Backend open(ChatServer.Settings settings, ChatConfig config) throws IOException {
    return ClusterBackend.open(settings, config);
  }
}
