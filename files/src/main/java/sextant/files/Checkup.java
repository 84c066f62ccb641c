package sextant.files;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.files.Diagnosis.Finding;

/** Finds out why a device is not to be seen: sends a packet, listens, knocks. */
public final class Checkup {
  private static final int KNOCK_MILLIS = 1_000;

  private final Discovery discovery;

  Checkup(Discovery discovery) {
    this.discovery = discovery;
  }

  /** Announces this device once more and says what came of it; takes about a second. */
  public Diagnosis ofThisComputer() throws IOException, InterruptedException {
    return Diagnosis.of(discovery.observe());
  }

  /** The same, and what is to be said of one address; a device that answers there appears. */
  public Diagnosis of(Target target) throws IOException, InterruptedException {
    InetAddress address = target.address().getAddress();
    List<Finding> findings = new ArrayList<>(Diagnosis.ofNetwork(address, NetworkView.all()));
    Optional<Found> answer = discovery.probe(target);
    answer.ifPresent(discovery::found);
    findings.add(answer.map(found -> answers(found)).orElseGet(() -> knock(target.address())));
    return new Diagnosis(findings).and(ofThisComputer().findings());
  }

  private static Finding answers(Found found) {
    return new Finding.Answers(found.address().getHostAddress(), found.device().alias());
  }

  // A computer that is there without the program says so at once.
  private static Finding knock(InetSocketAddress address) {
    String text = address.getAddress().getHostAddress();
    boolean isThere;
    try (Socket socket = new Socket()) {
      socket.connect(address, KNOCK_MILLIS);
      isThere = true;
    } catch (ConnectException e) {
      isThere = String.valueOf(e.getMessage()).contains("refused");
    } catch (IOException _) {
      isThere = false;
    }
    return isThere
        ? new Finding.NothingListens(text, address.getPort())
        : new Finding.NoAnswer(text, address.getPort());
  }
}
