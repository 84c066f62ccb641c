package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sextant.words.Language;

/** What a server may send to do harm: everything stays bounded, and nothing throws. */
class HostileServerTest {
  private final List<String> sent = new ArrayList<>();
  private ClientStore store;
  private Session session;
  private Conversation conversation;

  @BeforeEach
  void begin() throws IOException {
    store = ClientStore.inMemory();
    NetworkSettings settings =
        new NetworkSettings(
            "net",
            "irc.test",
            6667,
            NetworkSettings.Security.PLAIN,
            "ann",
            "Ann",
            java.util.Optional.empty(),
            List.of());
    Surroundings surroundings =
        new Surroundings(
            (_, _) -> {
              throw new IOException("no links here");
            },
            store,
            Clock.systemUTC(),
            new Random(7),
            Language.ENGLISH);
    session = new Session(settings, new Told(new Watcher()), surroundings, sent::add);
    conversation = new Conversation(session);
    session.isRegistered = true;
    conversation.line(":ann!a@h JOIN #room");
  }

  @AfterEach
  void end() {
    store.close();
  }

  @Test
  void namesOfTooManyPeopleFillNoMoreThanARoomHolds() {
    for (int i = 0; i < 2_100; i++) {
      StringBuilder names = new StringBuilder();
      for (int j = 0; j < 50; j++) {
        names.append("@n").append(i).append('x').append(j).append(' ');
      }
      conversation.line(":s 353 ann = #room :" + names);
    }
    conversation.line(":s 366 ann #room :End");
    assertThat(session.place("#room").orElseThrow().members).hasSize(Place.MOST_MEMBERS);
  }

  @Test
  void aFloodOfConversationsEndsAtTheServersPage() {
    for (int i = 0; i < 2_500; i++) {
      conversation.line(":stranger" + i + "!u@h PRIVMSG ann :buy");
    }
    assertThat(session.all()).hasSizeLessThanOrEqualTo(2_001);
  }

  @Test
  void aFloodOfLinesKeepsOnlyTheNewestInMemory() {
    for (int i = 0; i < 3_000; i++) {
      conversation.line(":bob!b@h PRIVMSG #room :line " + i);
    }
    List<Line> lines = session.place("#room").orElseThrow().lines.all();
    assertThat(lines).hasSize(LineWindow.MOST);
    assertThat(lines.getLast().text()).isEqualTo("line 2999");
  }

  @Test
  void batchesThatNeverEndAndReactionsWithoutEndAreBounded() {
    for (int i = 0; i < 1_000; i++) {
      conversation.line(":s BATCH +r" + i + " chathistory #room");
    }
    conversation.line("@msgid=m1 :bob!b@h PRIVMSG #room :hi");
    for (int i = 0; i < 1_000; i++) {
      conversation.line("@+draft/react=e" + i + ";+draft/reply=m1 :x" + i + "!b@h TAGMSG #room");
    }
    Line line = session.place("#room").orElseThrow().lines.byMsgid("m1").orElseThrow();
    assertThat(line.change().reactions()).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void namesOfTenThousandCharactersAreCutEverywhere() {
    String nick = "n".repeat(10_000);
    conversation.line(":" + nick + "!u@h JOIN #room");
    conversation.line(":" + nick + "!u@h PRIVMSG #room :hi");
    conversation.line(":bob!b@h NICK " + nick);
    conversation.line(":s 353 ann = #room :@" + nick + " bob");
    conversation.line(":ann!a@h JOIN #" + nick);
    Place room = session.place("#room").orElseThrow();
    assertThat(room.members.values()).allMatch(person -> person.nick().length() <= 400);
    assertThat(room.lines.all()).allMatch(line -> line.nick().length() <= 400);
    assertThat(session.all()).allMatch(place -> place.name.length() <= Session.LONGEST_NAME);
  }

  @Test
  void theLongestLinesInManyRoomsStayWithinTheirMemory() {
    String text = "x".repeat(15_000);
    for (int room = 0; room < 60; room++) {
      conversation.line(":ann!a@h JOIN #r" + room);
      LineWindow lines = session.place("#r" + room).orElseThrow().lines;
      for (int i = 0; i < 100; i++) {
        lines.add(Line.told(session.newKey(), i, Line.Kind.SERVER, "", text));
      }
    }
    for (int i = 0; i < 1_000; i++) {
      conversation.line(":bob!b@h PRIVMSG #r59 :" + i);
    }
    long characters = session.all().stream().mapToLong(place -> place.lines.characters()).sum();
    assertThat(characters).isLessThan(25_000_000);
    assertThat(session.place("#r59").orElseThrow().lines.all().getLast().text()).isEqualTo("999");
  }

  @Test
  void membersOfAllRoomsTogetherAreBounded() {
    for (int room = 0; room < 8; room++) {
      conversation.line(":ann!a@h JOIN #r" + room);
      for (int i = 0; i < 1_000; i++) {
        StringBuilder names = new StringBuilder();
        for (int j = 0; j < 50; j++) {
          names.append("n").append(i).append('x').append(j).append(' ');
        }
        conversation.line(":s 353 ann = #r" + room + " :" + names);
      }
    }
    int people = session.all().stream().mapToInt(place -> place.members.size()).sum();
    assertThat(people).isLessThan(310_000);
  }

  @Test
  void anEndlessMessageOfTheDayKeepsOnlyItsEnd() {
    for (int i = 0; i < 20_000; i++) {
      conversation.line(":s 372 ann :- " + "motd ".repeat(80) + i);
    }
    assertThat(session.server().lines.characters())
        .isLessThanOrEqualTo(LineWindow.MOST_CHARACTERS + 1_000);
    assertThat(session.server().lines.all().getLast().text()).endsWith("19999");
  }

  @Test
  void aLineFromTheFutureIsOfNow() {
    conversation.line("@time=9999-12-31T23:59:59.999Z :bob!b@h PRIVMSG #room :later");
    conversation.line(":bob!b@h PRIVMSG #room :now");
    List<Line> lines = session.place("#room").orElseThrow().lines.all();
    assertThat(lines.getLast().text()).isEqualTo("now");
    assertThat(lines).allMatch(line -> line.millis() <= session.nowMillis() + 60_000);
  }

  @Test
  void forgedTagsConfirmNothingAndChangeNothingOfOthers() {
    Place room = session.place("#room").orElseThrow();
    conversation.outbox().say(room, Line.Kind.MESSAGE, "mine", "");
    String key = room.lines.all().getLast().key();
    conversation.line("@label=" + key + ";+sextant/id=" + key + " :eve!e@h PRIVMSG #room :forged");
    assertThat(room.lines.byKey(key).orElseThrow().text()).isEqualTo("mine");
    conversation.line("@msgid=m1 :bob!b@h PRIVMSG #room :words");
    conversation.line("@msgid=m1 :eve!e@h PRIVMSG #room :other words");
    assertThat(room.lines.byMsgid("m1").orElseThrow().text()).isEqualTo("words");
    conversation.line(
        "@+draft/react=" + "r".repeat(500) + ";+draft/reply=m1 :eve!e@h TAGMSG #room");
    assertThat(room.lines.byMsgid("m1").orElseThrow().change().reactions()).isEmpty();
  }

  @Test
  void olderLinesOfTheVeryMillisecondAreNotLost() {
    session.facts.enable("draft/chathistory");
    String time = "@time=2026-01-01T00:00:00.000Z;msgid=";
    conversation.line(time + "m9 :bob!b@h PRIVMSG #room :newest");
    Place room = session.place("#room").orElseThrow();
    Line newest = room.lines.byMsgid("m9").orElseThrow();
    var older = conversation.history().older(room, newest, 10);
    assertThat(sent).last().asString().startsWith("CHATHISTORY BEFORE #room msgid=m9");
    conversation.line(":s BATCH +h chathistory #room");
    for (int i = 1; i < 4; i++) {
      conversation.line(
          "@batch=h;" + time.substring(1) + "m" + i + " :bob!b@h PRIVMSG #room :" + i);
    }
    conversation.line(":s BATCH -h");
    assertThat(older.join()).extracting(Line::text).containsExactly("1", "2", "3");
  }

  @Test
  void reactionsOfAMillionPeopleAreBounded() {
    conversation.line("@msgid=m1 :bob!b@h PRIVMSG #room :hi");
    for (int i = 0; i < 3_000; i++) {
      conversation.line("@+draft/react=x;+draft/reply=m1 :p" + i + "!b@h TAGMSG #room");
    }
    Line line = session.place("#room").orElseThrow().lines.byMsgid("m1").orElseThrow();
    assertThat(line.change().reactions().get("x")).hasSizeLessThanOrEqualTo(1_000);
  }

  @Test
  void wordsThatGrowByEditsAndReactionsStayWithinTheirMemory() {
    String text = "x".repeat(8_000);
    String emoji = "e".repeat(60);
    for (int i = 0; i < 1_900; i++) {
      conversation.line("@msgid=m" + i + " :bob!b@h PRIVMSG #room :short");
    }
    for (int i = 0; i < 1_900; i++) {
      conversation.line(":bob!b@h EDIT #room m" + i + " :" + text);
    }
    String nick = "n".repeat(190);
    for (int i = 0; i < 3_000; i++) {
      String tags = "@+draft/react=" + emoji + i % 90 + ";+draft/reply=m" + (1_890 + i % 10);
      conversation.line(tags + " :" + nick + i % 400 + "!b@h TAGMSG #room");
    }
    LineWindow lines = session.place("#room").orElseThrow().lines;
    assertThat(lines.characters()).isLessThanOrEqualTo(LineWindow.MOST_CHARACTERS + 300_000);
    assertThat(lines.isEmpty()).isFalse();
  }

  @Test
  void anEndlessListOfRoomsIsCutAndItsEndIsHeard() {
    var rooms = conversation.answers().questions().rooms();
    for (int i = 0; i < 30_000; i++) {
      conversation.line(":s 322 ann #room" + i + " " + i + " :topic");
    }
    assertThat(rooms).isNotDone();
    conversation.line(":s 323 ann :End of LIST");
    assertThat(rooms.join()).hasSize(10_000);
    conversation.line(":s 322 ann #unasked 5 :nobody wanted to know");
    assertThat(session.server().lines.all().getLast().text()).contains("#unasked");
  }

  @Test
  void whatASearchFindsOpensNoConversation() {
    session.facts.support("SEARCH");
    var found = conversation.search().search("", "needle", 50);
    conversation.line("BATCH +s soju.im/search");
    conversation.line("@batch=s;msgid=s1 :eve!e@h PRIVMSG #elsewhere :a needle");
    conversation.line("@batch=s;msgid=s2 :eve!e@h PRIVMSG ann :another needle");
    conversation.line("BATCH -s");
    assertThat(found.join())
        .extracting(ClientStore.Found::place)
        .containsExactly("eve", "#elsewhere");
    assertThat(session.all()).extracting(place -> place.name).containsExactly("net", "#room");
    var refused = conversation.search().search("", "needle", 50);
    conversation.line(":s FAIL SEARCH INTERNAL_ERROR :no");
    assertThat(refused.join()).isEmpty();
  }

  @Test
  void batchesHoldNoMoreThanTheirMemory() {
    conversation.line(":s BATCH +b netsplit");
    String text = "y".repeat(15_000);
    for (int i = 0; i < 2_000; i++) {
      conversation.line("@batch=b :bob!b@h PRIVMSG #room :" + text);
    }
    conversation.line(":s BATCH -b");
    assertThat(session.place("#room").orElseThrow().lines.characters())
        .isLessThanOrEqualTo(LineWindow.MOST_CHARACTERS);
  }

  @Test
  void anyLineIsTakenWithoutAnException() {
    Random random = new Random(42);
    String[] commands = {
      "JOIN",
      "PART",
      "QUIT",
      "KICK",
      "NICK",
      "MODE",
      "TOPIC",
      "PRIVMSG",
      "NOTICE",
      "TAGMSG",
      "REDACT",
      "EDIT",
      "BATCH",
      "INVITE",
      "RENAME",
      "AWAY",
      "ACCOUNT",
      "SETNAME",
      "CHGHOST",
      "MARKREAD",
      "METADATA",
      "FAIL",
      "WARN",
      "PING",
      "001",
      "005",
      "324",
      "332",
      "353",
      "366",
      "401",
      "404",
      "421",
      "730",
      "761",
      "CAP",
      "AUTHENTICATE",
      "ERROR"
    };
    String[] words = {
      "#room",
      "ann",
      "bob",
      "",
      "+o",
      "-",
      "+",
      ":",
      "*",
      "timestamp=",
      "timestamp=2026-01-01T00:00:00.000Z",
      "+rr",
      "-rr",
      "chathistory",
      "draft/multiline",
      "\u0001ACTION x",
      "\u202eevil",
      "x".repeat(10_000)
    };
    String[] tags = {"", "@msgid=a ", "@batch=rr ", "@label=x ", "@time=not ", "@+typing=active "};
    assertThatCode(
            () -> {
              for (int i = 0; i < 15_000; i++) {
                StringBuilder line = new StringBuilder(tags[random.nextInt(tags.length)]);
                line.append(":").append(words[random.nextInt(3)]).append("!u@h ");
                line.append(commands[random.nextInt(commands.length)]);
                for (int j = random.nextInt(5); j > 0; j--) {
                  line.append(' ').append(words[random.nextInt(words.length)]);
                }
                conversation.line(line.toString());
              }
            })
        .doesNotThrowAnyException();
  }
}
