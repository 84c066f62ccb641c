package sextant.desktop.shell;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The hosts a person used last, newest first, kept from one run to the next. */
public final class RecentHosts {
  private static final int MOST = 20;
  private static final String KEY = "recent.hosts";

  private final StateFile state;
  private final ObservableList<Host> hosts = FXCollections.observableArrayList();

  RecentHosts(StateFile state) {
    this.state = state;
    for (String text : state.get(KEY, "").split("\\s+", -1)) {
      if (!text.isBlank()) {
        hosts.add(Host.parse(text));
      }
    }
  }

  /** Puts a host first. */
  public void add(Host host) {
    if (host.address().isBlank() || host.address().matches(".*\\s.*")) {
      return;
    }
    hosts.remove(host);
    hosts.addFirst(host);
    if (hosts.size() > MOST) {
      hosts.remove(MOST, hosts.size());
    }
    state.put(KEY, String.join(" ", hosts.stream().map(Host::toString).toList()));
  }

  /** The hosts, newest first. */
  public List<Host> list() {
    return List.copyOf(hosts);
  }
}
