package sextant.chat.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.irc.MalformedException;
import sextant.irc.Message;
import sextant.irc.ModeChange;
import sextant.irc.ModeSyntax;
import sextant.irc.Names;

/** What modes are called where they have names instead of letters (IRCv3 draft named-modes). */
final class NamedModes {
  /** Modes of rooms; clients look for {@code noextmsg} at the end. */
  static final NamedModes ROOM =
      new NamedModes(
          Welcome.ROOM_MODES,
          "q=founder a=admin o=op h=halfop v=voice b=ban e=banexception I=invex w=filter k=key"
              + " f=redirect l=limit S=slowmode C=noctcp E=roleplay M=regmoderated N=nonick"
              + " R=reginvite T=nonotice U=opmoderated c=blockcolor i=inviteonly m=moderated"
              + " s=secret t=topiclock u=auditorium z=sslonly n=noextmsg");

  /** Modes of people. */
  static final NamedModes OWN =
      new NamedModes(
          new ModeSyntax("", "", "", Welcome.CLIENT_MODES, "", ""),
          "B=bot D=deaf R=regdeaf T=noctcp Z=secure g=callerid o=oper s=snomask w=wallops"
              + " i=invisible");

  private final ModeSyntax syntax;
  private final Map<Character, String> names = new LinkedHashMap<>();
  private final Map<String, Character> letters = new LinkedHashMap<>();

  private NamedModes(ModeSyntax syntax, String table) {
    this.syntax = syntax;
    for (String word : table.split(" ")) {
      names.put(word.charAt(0), word.substring(2));
      letters.put(word.substring(2), word.charAt(0));
    }
  }

  /** The letter of a name; no letter for a name that is unknown. */
  Optional<Character> letter(String name) {
    return Optional.ofNullable(letters.get(name));
  }

  /** What there is, each as {@code type:name=letter}. */
  List<String> table() {
    List<String> words = new ArrayList<>();
    names.forEach((letter, name) -> words.add(type(letter) + ":" + name + "=" + letter));
    return words;
  }

  private int type(char letter) {
    if (syntax.prefixModes().indexOf(letter) >= 0) {
      return 5;
    }
    if (syntax.lists().indexOf(letter) >= 0) {
      return 1;
    }
    if (syntax.always().indexOf(letter) >= 0) {
      return 2;
    }
    return syntax.whenSet().indexOf(letter) >= 0 ? 3 : 4;
  }

  /** Modes that are set, as {@code name} or {@code name=value}. */
  List<String> set(List<String> modes) {
    return syntax.parse(modes).stream().map(this::word).toList();
  }

  private String word(ModeChange change) {
    String name = names.getOrDefault(change.letter(), String.valueOf(change.letter()));
    return change.value().isEmpty() ? name : name + "=" + change.value();
  }

  /** Reads {@code +name=value}; a name that is unknown gives nothing. */
  Optional<ModeChange> change(String word) {
    boolean signed = word.startsWith("+") || word.startsWith("-");
    boolean adding = !word.startsWith("-");
    String text = signed ? word.substring(1) : word;
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? "" : text.substring(equals + 1);
    return letter(name)
        .map(letter ->
            new ModeChange(adding, letter, syntax.takesValue(letter, adding) ? value : ""));
  }

  /** A MODE line as a PROP line. */
  static Line line(Line mode) {
    Message message;
    try {
      message = Message.parse(mode.body());
    } catch (MalformedException e) {
      return mode;
    }
    String target = message.parameter(0);
    NamedModes named = Names.isRoomSign(target.charAt(0)) ? ROOM : OWN;
    List<String> words = new ArrayList<>(List.of(target));
    List<String> given = message.parameters().subList(1, message.parameters().size());
    for (ModeChange change : named.syntax.parse(given)) {
      words.add((change.adding() ? "+" : "-") + named.word(change));
    }
    return Line.of(mode.meta(), message.source(), "PROP", words);
  }
}
