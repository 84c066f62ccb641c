package sextant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.chat.Admission;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterFile;
import sextant.chat.ClusterNode;
import sextant.chat.ClusterPlace;
import sextant.identity.DeviceIdentity;
import sextant.identity.PairingCode;
import sextant.nearby.Places;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Makes of what a person said about a group what a server is started with: its own line, the lines
 * it was told when it joined, or it joins first.
 */
final class ClusterSetup {
  private static final int MOST_TYPED = 100;

  private final Run run;
  private final ChatText text;
  private final Path data;

  ClusterSetup(Run run, Path data) {
    this.run = run;
    this.text = new ChatText(run.language());
    this.data = data;
  }

  /** What a server is started with; asks nobody. */
  ClusterConfig resolve(ClusterConfig said) throws IOException {
    int count = said.members().size();
    if (count > 0) {
      if (count % 2 == 0 && !said.joins()) {
        throw refused(count + " × --member", text.evenMembers(count));
      }
      return said;
    }
    Optional<List<ClusterNode>> told = ClusterFile.read(data);
    if (told.isPresent()) {
      ClusterConfig.Entrance by =
          new ClusterConfig.Entrance(true, List.of(), "", said.entrance().clients());
      return said.with(told.get().getFirst().name(), told.get()).with(by);
    }
    if (said.entrance().joins()) {
      throw bad("--join", text.notJoinedYet());
    }
    if (!said.entrance().at().isEmpty()) {
      ClusterNode own = own(said);
      return said.with(own.name(), List.of(own));
    }
    if (!said.node().isEmpty()) {
      throw bad("--node " + said.node(), text.nodeAlone());
    }
    return said;
  }

  private static FailureException bad(String what, String why) {
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, what, why));
  }

  private static FailureException refused(String what, String why) {
    return new FailureException(new Failure(Failure.Kind.REFUSED, what, why));
  }

  private ClusterNode own(ClusterConfig said) throws IOException {
    String at = said.entrance().at();
    ClusterPlace place = ClusterPlace.parse(at).orElseThrow(() -> bad("--at " + at, "HOST[:PORT]"));
    String print = DeviceIdentity.open(run.state()).fingerprint().hex();
    return new ClusterNode(
        name(said), place.host(), place.port(), print, said.entrance().clients());
  }

  /** What was said, or this computer's name as far as it can be one of a server. */
  private static String name(ClusterConfig said) throws FailureException {
    String name =
        said.node().isEmpty()
            ? HostAlias.ofThisComputer().replaceAll("[^A-Za-z0-9-]", "")
            : said.node();
    if (!name.matches("[A-Za-z0-9-]{1,32}")) {
      throw bad("--node " + name, "A-Z a-z 0-9 -, 1 to 32");
    }
    return name;
  }

  /** Joins a group when that is wanted and was not done before. */
  void joinFirst(ClusterConfig said, Optional<String> code) throws IOException {
    boolean isDone = !said.members().isEmpty() || ClusterFile.read(data).isPresent();
    if (!said.entrance().joins() || isDone) {
      return;
    }
    Admission admission = Admission.load();
    admission.check(data);
    List<ClusterPlace> through = through(said.entrance().through());
    PairingCode typed = code.isPresent() ? code(code.get()) : ask(through);
    Admission.Request request =
        new Admission.Request(data, run.state(), name(said), said.entrance(), through, typed);
    ClusterPlace place = admission.ask(request);
    List<ClusterNode> all = ClusterFile.read(data).orElseThrow();
    run.output().say(text.letIn(place.toString(), all.getFirst().name(), all.size()));
    if (all.size() % 2 == 0) {
      run.output().say(text.evenServers(all.size()));
    }
  }

  private List<ClusterPlace> through(List<String> said) throws IOException {
    List<ClusterPlace> places = new ArrayList<>();
    for (String each : said) {
      places.add(ClusterPlace.parse(each).orElseThrow(() -> bad("--join " + each, "HOST[:PORT]")));
    }
    return places.isEmpty() ? nearby() : places;
  }

  /** The servers of the one group of the local network; several must be chosen from. */
  private List<ClusterPlace> nearby() throws IOException {
    run.output().say(text.lookingForGroups());
    run.output().flush();
    List<ClusterNearby.Found> found = ClusterNearby.find(Places.ofThisMachine());
    if (ClusterNearby.groups(found).size() == 1) {
      String names = String.join(", ", found.stream().map(each -> each.node().name()).toList());
      run.output().say(text.groupFound(Harmless.text(found.getFirst().group()), names));
      return found.stream()
          .map(each -> new ClusterPlace(each.node().host(), each.node().port()))
          .toList();
    }
    for (ClusterNearby.Found each : found) {
      String place = each.node().host() + ":" + each.node().port();
      run.output().say(text.groupNear(Harmless.text(each.group()), each.node().name(), place));
    }
    throw refused("--join", found.isEmpty() ? text.noGroupNear() : text.severalGroupsNear());
  }

  private static PairingCode code(String typed) throws FailureException {
    return PairingCode.parse(typed).orElseThrow(() -> bad(typed, "123-456-789"));
  }

  private PairingCode ask(List<ClusterPlace> through) throws IOException {
    run.output().say(text.typeJoinCode(through.getFirst().toString()));
    run.output().flush();
    return code(line(run.input()));
  }

  private String line(InputStream in) throws IOException {
    StringBuilder typed = new StringBuilder();
    byte[] one = new byte[1];
    while (typed.length() < MOST_TYPED && in.read(one) > 0 && one[0] != '\n') {
      typed.append(new String(one, StandardCharsets.ISO_8859_1));
    }
    if (typed.isEmpty()) {
      throw refused("--join", text.noJoinCode());
    }
    return typed.toString().strip();
  }
}
