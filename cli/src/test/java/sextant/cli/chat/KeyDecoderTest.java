package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.cli.chat.Key.Held;
import sextant.cli.chat.Key.Name;

class KeyDecoderTest {
  private static List<Key> keys(String sent) {
    KeyDecoder decoder = new KeyDecoder();
    List<Key> keys = new ArrayList<>();
    sent.chars().forEach(c -> keys.addAll(decoder.take((char) c)));
    keys.addAll(decoder.pause());
    return keys;
  }

  @Test
  void signsOfEveryScriptAreTyped() {
    assertThat(keys("a你👍"))
        .containsExactly(
            new Key.Typed("a", false), new Key.Typed("你", false), new Key.Typed("👍", false));
  }

  @Test
  void sequencesAreKeysWithWhatWasHeld() {
    assertThat(keys("\u001b[A\u001bOB\u001b[1;3A\u001b[1;2B\u001b[1;5C\u001b[5~\u001b[Z\u001bOP"))
        .containsExactly(
            Key.of(Name.UP),
            Key.of(Name.DOWN),
            new Key.Pressed(Name.UP, Held.ALT),
            new Key.Pressed(Name.DOWN, Held.SHIFT),
            new Key.Pressed(Name.RIGHT, Held.CTRL),
            Key.of(Name.PAGE_UP),
            new Key.Pressed(Name.TAB, Held.SHIFT),
            Key.of(Name.F1));
  }

  @Test
  void aloneEscIsAKeyAndBeforeALetterItIsAlt() {
    assertThat(keys("\u001b")).containsExactly(Key.of(Name.ESCAPE));
    assertThat(keys("\u001b1")).containsExactly(new Key.Typed("1", true));
    assertThat(keys("\u001b\r")).containsExactly(new Key.Pressed(Name.ENTER, Held.ALT));
    assertThat(keys("\u001b\u001b[A")).containsExactly(Key.of(Name.ESCAPE), Key.of(Name.UP));
  }

  @Test
  void controlsAndThePasteAndTheMouseAreUnderstood() {
    assertThat(keys("\u0003")).containsExactly(new Key.Control('c'));
    assertThat(keys("\u001b[200~a\r\nb\u001b[Ac\u001b[201~d"))
        .containsExactly(new Key.Pasted("a\nb\u001b[Ac"), new Key.Typed("d", false));
    assertThat(keys("\u001b[<64;10;5M\u001b[<0;1;1M\u001b[<0;1;1m"))
        .containsExactly(
            new Key.Mouse(Key.Deed.WHEEL_UP, 4, 9), new Key.Mouse(Key.Deed.CLICK, 0, 0));
  }

  @Test
  void anythingIsTakenWithoutAnException() {
    Random random = new Random(5);
    KeyDecoder decoder = new KeyDecoder();
    String signs = "\u001b[O0123456789;~<MmABCHFPZ?\r\n\t\u007f\u0000ab你\ud83d\udc4d";
    for (int i = 0; i < 100_000; i++) {
      List<Key> _ = decoder.take(signs.charAt(random.nextInt(signs.length())));
      if (random.nextInt(50) == 0) {
        List<Key> _ = decoder.pause();
      }
    }
    assertThat(decoder.isWaiting()).isIn(true, false);
  }
}
