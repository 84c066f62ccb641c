package sextant.chat.core;

import java.text.Normalizer;
import java.util.Locale;

/** Names that look alike have the same skeleton (after Unicode TR 39, its commonest rows). */
final class Confusables {
  private static final String LOOKS = "аеорсухіјѕԁһԛԝοαν";
  private static final String AS = "aeopcyxijsdhqwoav";

  private Confusables() {}

  static String skeleton(String name) {
    if (name.chars().allMatch(c -> c < 0x80)) {
      return name.toLowerCase(Locale.ROOT); // ASCII names are told apart by everybody's client
    }
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder skeleton = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      int index = LOOKS.indexOf(c);
      int type = Character.getType(c);
      if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
        skeleton.append(index < 0 ? c : AS.charAt(index));
      }
    }
    return skeleton.toString();
  }
}
