package sextant.cli;

import java.util.List;
import sextant.packets.ChecksumLesson;
import sextant.packets.ChecksumLessons;
import sextant.wire.Bytes;
import sextant.words.Language;

/** {@code sextant checksum}: the Internet checksum of pasted bytes, step by step. */
final class ChecksumCommand extends Command {
  ChecksumCommand() {
    super("checksum");
  }

  @Override
  public String sentence(Language language) {
    return new DecodeText(language).checksumSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    DecodeText text = new DecodeText(shape.language());
    shape.example(
        "sextant checksum 4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7",
        text.checksumHeader());
    shape.example("sextant checksum --all 0001 f203 f4f5 f6f7", text.checksumPlain());
    shape.example("sextant checksum --at 2 0800 f7fd 0001 0001", text.checksumIcmp());
    Argument<String> bytes = shape.restParameters(Values.text("HEX"), text.hexBytes());
    shape.group(text.groupChecksum());
    Argument<Boolean> all = shape.flag("--all", text.sumAll());
    Argument<Integer> at = shape.option("--at", Values.integer("BYTE", 0, 65_534), text.fieldAt());
    return run -> {
      Bytes given = PastedBytes.read(run, bytes.all());
      ChecksumLessonPage page = new ChecksumLessonPage(run.output());
      List<ChecksumLesson> lessons =
          at.isGiven()
              ? List.of(ChecksumLessons.withField(given, at.value()))
              : all.value() ? List.of(ChecksumLessons.plain(given)) : ChecksumLessons.of(given);
      lessons.forEach(page::show);
      return lessons.stream().allMatch(ChecksumLesson::isRight) ? Exit.DONE : Exit.FAILED;
    };
  }
}
