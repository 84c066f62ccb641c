package sextant.talk;

import java.io.IOException;
import sextant.words.Language;

/** Servers and clients on this machine for tests. */
final class Loopback {
  static final Mode CHINESE = new Mode.Talk(Language.CHINESE);

  private Loopback() {}

  static TalkServer tcp(Mode mode) throws IOException {
    return TalkServer.listen(
        new Address.Tcp("localhost", 0), mode, ServerOptions.DEFAULT, TalkObserver.NONE);
  }

  static TalkServer udp(Mode mode) throws IOException {
    return TalkServer.listen(
        new Address.Udp("localhost", 0), mode, ServerOptions.DEFAULT, TalkObserver.NONE);
  }

  static TalkClient connect(TalkServer server) throws IOException, InterruptedException {
    return connect(server, TalkObserver.NONE);
  }

  static TalkClient connect(TalkServer server, TalkObserver observer)
      throws IOException, InterruptedException {
    Address to =
        switch (server.address()) {
          case Address.Udp udp -> new Address.Udp("127.0.0.1", server.port());
          case Address.Unix unix -> unix;
          default -> new Address.Tcp("127.0.0.1", server.port());
        };
    return TalkClient.connect(to, ClientOptions.DEFAULT, observer);
  }
}
