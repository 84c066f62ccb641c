package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sextant.irc.Message;

/** A multiline message while its lines come in (IRCv3 multiline). */
final class InputBatch {
  final String target;
  final @Nullable String label;
  final Map<String, String> tags;
  final List<Message> lines = new ArrayList<>();
  int bytes;

  InputBatch(String target, @Nullable String label, Map<String, String> tags) {
    this.target = target;
    this.label = label;
    this.tags = tags;
  }
}
