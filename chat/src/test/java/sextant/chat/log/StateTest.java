package sextant.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sextant.irc.CaseMapping;

class StateTest {
  private final State state = new State(CaseMapping.ASCII);

  private static Account account(String name, List<String> nicks) {
    return new Account(name, 3, "secret", List.of("ab"), nicks, List.of("always-on=true"));
  }

  /** One of each kind of event, about a few names, so that they meet. */
  private static Event random(SplittableRandom random) {
    String room = "#R" + random.nextInt(3);
    String account = "ann" + random.nextInt(3);
    boolean adding = random.nextBoolean();
    return switch (random.nextInt(20)) {
      case 0 -> new Event.RoomMade(room, random.nextInt(9));
      case 1 -> new Event.RoomGone(room);
      case 2 -> new Event.RoomRenamed(room, "#r" + random.nextInt(3));
      case 3 -> new Event.TopicSet(room, adding ? "hi" : "", account, 5);
      case 4 -> new Event.ModeSet(room, adding, "k", "key");
      case 5 -> new Event.ListChanged(room, "b", adding, "m" + random.nextInt(2), account, 6);
      case 6 -> new Event.FounderSet(room, adding ? account : "");
      case 7 -> new Event.RankSet(room, account, adding ? "o" : "");
      case 8 -> new Event.MemberKept(room, account, "o");
      case 9 -> new Event.MemberLeft(room, account);
      case 10 ->
          new Event.AccountSet(account(account, adding ? List.of("nick-" + account) : List.of()));
      case 11 -> new Event.AccountGone(account);
      case 12 -> new Event.ReadMarked(account, "#x", random.nextInt(100));
      case 13 -> new Event.MetadataSet(room, "colour", adding ? "red" : "");
      case 14 -> new Event.BanSet("kline", "*!*@x", "spam", account, 0);
      case 15 -> new Event.PersonSet(person(random.nextInt(4), account));
      case 16 -> new Event.PersonGone(random.nextInt(4));
      case 17 -> new Event.NodeSet(account, "its line");
      case 18 -> new Event.NodeGone(account);
      default -> new Event.BanLifted("kline", "*!*@x");
    };
  }

  private static Person person(long id, String nick) {
    return new Person(
        id,
        nick,
        "u",
        "h",
        "r",
        "",
        "",
        "i",
        "",
        "192.0.2.1",
        "h",
        true,
        4,
        List.of("o 5 #R1"),
        List.of("one"));
  }

  @Test
  void aNickIsHeldByOneWhateverTheEventsSay() {
    state.apply(new Event.PersonSet(person(1, "Ann")));
    state.apply(new Event.PersonSet(person(2, "ann")));
    assertThat(state.people()).extracting(Person::id).containsExactly(1L);
    state.apply(new Event.PersonGone(1));
    state.apply(new Event.PersonSet(person(2, "ann")));
    assertThat(state.people()).extracting(Person::id).containsExactly(2L);
  }

  @Test
  void theSameEventsGiveTheSameStateAndItsOwnListOfEventsGivesItAgain() throws Exception {
    SplittableRandom random = new SplittableRandom(42);
    for (int round = 0; round < 300; round++) {
      List<Event> events = new ArrayList<>();
      random.ints(random.nextInt(60)).forEach(i -> events.add(random(random)));
      State one = new State(CaseMapping.ASCII);
      State other = new State(CaseMapping.ASCII);
      for (Event event : events) {
        one.apply(event);
        other.apply(EventText.read(EventText.write(event)));
      }
      assertThat(other.toEvents()).isEqualTo(one.toEvents());
      State again = new State(CaseMapping.ASCII);
      one.toEvents().forEach(again::apply);
      assertThat(again.toEvents()).isEqualTo(one.toEvents());
    }
  }

  @Test
  void namesAreFolded() {
    state.apply(new Event.RoomMade("#Room", 1));
    state.apply(new Event.ModeSet("#rOOM", true, "l", "5"));
    assertThat(state.room("#room").orElseThrow().value('l')).isEqualTo("5");
  }

  @Test
  void anAccountOwnsItsNicksUntilItIsGone() {
    state.apply(new Event.AccountSet(account("Ann", List.of("annie"))));
    assertThat(state.ownerOfNick("ANNIE").orElseThrow().name()).isEqualTo("Ann");
    state.apply(new Event.RoomMade("#a", 1));
    state.apply(new Event.FounderSet("#a", "Ann"));
    state.apply(new Event.RankSet("#a", "ann", "o"));
    state.apply(new Event.AccountGone("ann"));
    assertThat(state.ownerOfNick("annie")).isEmpty();
    assertThat(state.room("#a").orElseThrow().founder()).isEmpty();
    assertThat(state.room("#a").orElseThrow().ranks()).isEmpty();
  }

  @Test
  void aReadMarkerNeverGoesBack() {
    state.apply(new Event.ReadMarked("ann", "#a", 9));
    state.apply(new Event.ReadMarked("Ann", "#a", 3));
    assertThat(state.readMarker("ann", "#a")).contains(9L);
  }
}
