package sextant.chatclient;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import sextant.identity.Fingerprint;
import sextant.identity.PeerTrust;

/**
 * Links that write down what goes over them, and ask for every capability the server offers, also
 * those our client has no use for.
 */
final class RecordingLinks implements Link.Opener {
  private final Link.Opener real;
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final List<String> offered = new ArrayList<>();

  RecordingLinks(Link.Opener real) {
    this.real = real;
  }

  List<String> written() {
    return List.copyOf(written);
  }

  @Override
  public Link open(NetworkSettings settings, Link.Listener listener) throws IOException {
    Link link = real.open(settings, new Ear(listener));
    return new Link() {
      private boolean hasAsked;

      @Override
      public void send(String line) {
        if (!line.startsWith("CAP REQ")) {
          out(line);
        } else if (!hasAsked) {
          hasAsked = true;
          askForAll();
        }
      }

      private void askForAll() {
        StringBuilder names = new StringBuilder();
        for (String name : List.copyOf(offered)) {
          if (names.length() + name.length() > 300) {
            out("CAP REQ :" + names.toString().strip());
            names.setLength(0);
          }
          names.append(name).append(' ');
        }
        out("CAP REQ :" + names.toString().strip());
      }

      private void out(String line) {
        written.add("> " + line);
        link.send(line);
      }

      @Override
      public void close() {
        link.close();
      }
    };
  }

  private final class Ear implements Link.Listener {
    private final Link.Listener next;

    Ear(Link.Listener next) {
      this.next = next;
    }

    @Override
    public void secured(PeerTrust.Verdict verdict, Fingerprint fingerprint) {
      next.secured(verdict, fingerprint);
    }

    @Override
    public void line(String line) {
      written.add("< " + line);
      int at = line.indexOf(" LS ");
      if (line.contains(" CAP ") && at > 0) {
        for (String word : line.substring(line.indexOf(':', at) + 1).split(" ")) {
          String name = word.split("=", 2)[0];
          if (!name.equals("sts") && !name.equals("sasl")) { // neither can be asked for here
            offered.add(name);
          }
        }
      }
      next.line(line);
    }

    @Override
    public void ended(@Nullable IOException cause) {
      next.ended(cause);
    }
  }
}
