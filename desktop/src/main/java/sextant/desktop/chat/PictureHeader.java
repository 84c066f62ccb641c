package sextant.desktop.chat;

import java.util.Optional;

/**
 * How large a picture says it is, read before anything is decoded: PNG (ISO/IEC 15948), JPEG (ITU
 * T.81) and GIF89a. Of a moving picture all frames count. Pure.
 *
 * @param width in pixels
 * @param height in pixels
 * @param frames how many pictures it really is
 */
record PictureHeader(int width, int height, int frames) {
  /** More than any camera makes that somebody shows in a chat. */
  private static final long MOST_PIXELS = 24_000_000;

  /** Whether it may be decoded: not empty, and not more than memory is meant for. */
  boolean isBearable() {
    return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS / Math.max(1, frames);
  }

  /** Reads the beginning of a picture; empty for what is none, or one that is cut off. */
  static Optional<PictureHeader> of(byte[] bytes) {
    try {
      if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
        return Optional.of(new PictureHeader(int32(bytes, 16), int32(bytes, 20), 1));
      }
      if (startsWith(bytes, 'G', 'I', 'F', '8')) {
        return Optional.of(
            new PictureHeader(little16(bytes, 6), little16(bytes, 8), framesOfGif(bytes)));
      }
      return startsWith(bytes, 0xff, 0xd8) ? jpeg(bytes) : Optional.empty();
    } catch (ArrayIndexOutOfBoundsException cutOff) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<PictureHeader> jpeg(byte[] bytes) {
    int at = 2;
    while (at + 9 < bytes.length) {
      int marker = bytes[at + 1] & 0xff;
      boolean isFrame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if ((bytes[at] & 0xff) != 0xff) {
        return Optional.empty();
      }
      if (isFrame) {
        return Optional.of(new PictureHeader(big16(bytes, at + 7), big16(bytes, at + 5), 1));
      }
      int length = big16(bytes, at + 2);
      if (length < 2) {
        return Optional.empty();
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private static int framesOfGif(byte[] bytes) {
    int at = 13 + colours(bytes[10]);
    int frames = 0;
    while (at < bytes.length) {
      switch (bytes[at] & 0xff) {
        case 0x21 -> at = afterBlocks(bytes, at + 2);
        case 0x2c -> {
          frames++;
          at = afterBlocks(bytes, at + 11 + colours(bytes[at + 9]));
        }
        default -> {
          return frames;
        }
      }
    }
    return frames;
  }

  private static int colours(byte packed) {
    return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
  }

  private static int afterBlocks(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != 0) {
      at += 1 + (bytes[at] & 0xff);
    }
    return at + 1;
  }

  private static int int32(byte[] bytes, int at) {
    return big16(bytes, at) << 16 | big16(bytes, at + 2);
  }

  private static int big16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  private static int little16(byte[] bytes, int at) {
    return (bytes[at + 1] & 0xff) << 8 | (bytes[at] & 0xff);
  }
}
