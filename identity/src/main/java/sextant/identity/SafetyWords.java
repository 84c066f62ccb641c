package sextant.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sextant.words.Language;

/** Bits as words that two people can compare by voice: eleven bits a word, lists of BIP 39. */
public final class SafetyWords {
  private static final int BITS_PER_WORD = 11;
  private static final int LIST_LENGTH = 1 << BITS_PER_WORD;

  private static final int WORDS_BETWEEN = 8;
  private static final int ROUNDS = 1 << 12;

  private SafetyWords() {}

  /**
   * Eight words that both of two devices show when, and only when, nobody sits between them: the
   * same whichever side asks. Hashed {@value #ROUNDS} times, so that a pair of look-alikes costs
   * about 2^56 hashes to find.
   */
  public static List<String> between(Fingerprint one, Fingerprint other, Language language) {
    boolean isInOrder = one.hex().compareTo(other.hex()) <= 0;
    String both = (isInOrder ? one : other).hex() + (isInOrder ? other : one).hex();
    byte[] bits = ("sextant safety words 1 " + both).getBytes(StandardCharsets.US_ASCII);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int round = 0; round < ROUNDS; round++) {
        bits = digest.digest(bits);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
    return of(bits, WORDS_BETWEEN, language);
  }

  /**
   * The first {@code count} words of the bits, most significant bit first.
   *
   * @throws IllegalArgumentException when there are too few bits for that many words
   */
  public static List<String> of(byte[] bits, int count, Language language) {
    if (count * BITS_PER_WORD > bits.length * Byte.SIZE) {
      throw new IllegalArgumentException(
          bits.length + " bytes are too few for " + count + " words");
    }
    List<String> list = list(language);
    List<String> words = new ArrayList<>(count);
    for (int word = 0; word < count; word++) {
      words.add(list.get(number(bits, word * BITS_PER_WORD)));
    }
    return List.copyOf(words);
  }

  private static int number(byte[] bits, int from) {
    int number = 0;
    for (int bit = from; bit < from + BITS_PER_WORD; bit++) {
      int value = bits[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
      number = number << 1 | value;
    }
    return number;
  }

  private static List<String> list(Language language) {
    String name =
        switch (language) {
          case ENGLISH -> "words_en.txt";
          case CHINESE -> "words_zh.txt";
        };
    try (InputStream in = SafetyWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("bug: the word list " + name + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> words =
          Arrays.asList(text.substring(text.indexOf('\n') + 1).strip().split("\\s+"));
      if (words.size() != LIST_LENGTH) {
        throw new IllegalStateException("bug: the word list " + name + " has " + words.size());
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("bug: the word list " + name + " cannot be read", e);
    }
  }
}
