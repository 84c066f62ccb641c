package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.packets.ChecksumLesson.Origin;
import sextant.wire.Bytes;
import sextant.wire.MalformedException;
import sextant.wire.TcpFlags;

class ChecksumLessonTest {
  @Test
  void walksThroughTheExampleOfRfc1071() throws MalformedException {
    ChecksumLesson lesson = ChecksumLessons.plain(Bytes.ofHex("0001f203f4f5f6f7"));
    assertThat(lesson.steps())
        .extracting(ChecksumLesson.Step::sum)
        .containsExactly(0x0001, 0xf204, 0xe6fa, 0xddf2);
    assertThat(lesson.steps())
        .extracting(ChecksumLesson.Step::hasCarry)
        .containsExactly(false, false, true, true);
    assertThat(lesson.checksum()).isEqualTo(0x220d);
  }

  @Test
  void countsTheChecksumFieldAsZeroAndComparesItWithTheResult() throws MalformedException {
    Bytes header = Bytes.ofHex("45000073000040004011b861c0a80001c0a800c7");
    ChecksumLesson lesson = ChecksumLessons.of(header).getFirst();
    assertThat(lesson.checksum()).isEqualTo(0xb861);
    assertThat(lesson.stored()).hasValue(0xb861);
    assertThat(lesson.isRight()).isTrue();
    assertThat(lesson.steps().get(5).origin()).isEqualTo(Origin.FIELD);
    Bytes wrong = header.withBits(80, 16, 0x1234);
    assertThat(ChecksumLessons.of(wrong).getFirst().isRight()).isFalse();
  }

  @Test
  void addsThePseudoHeaderAndPadsAnOddByte() {
    byte[] packet = new Packets().fromClient(1, 1, TcpFlags.ACK, "abc").array();
    List<ChecksumLesson> lessons = ChecksumLessons.of(Bytes.copyOf(packet));
    assertThat(lessons).hasSize(2).allMatch(ChecksumLesson::isRight);
    List<Origin> origins =
        lessons.get(1).steps().stream().map(ChecksumLesson.Step::origin).toList();
    assertThat(origins.subList(0, 6)).containsOnly(Origin.PSEUDO_HEADER);
    assertThat(origins).contains(Origin.FIELD).endsWith(Origin.PADDED);
  }

  @Test
  void takesAFieldAnywhere() throws MalformedException {
    ChecksumLesson lesson = ChecksumLessons.withField(Bytes.ofHex("0800f7fd00010001"), 2);
    assertThat(lesson.isRight()).isTrue();
  }
}
