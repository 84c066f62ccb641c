package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A DNS message (RFC 1035, §4). Written without name compression; names inside record data stay as
 * they came, so a parsed message with compressed data should be shown, not written again.
 *
 * @param flags response, operation, result and so on: the 16 bits as they stand
 */
public record Dns(
    int id,
    int flags,
    List<Question> questions,
    List<ResourceRecord> answers,
    List<ResourceRecord> authorities,
    List<ResourceRecord> additionals)
    implements Header {
  static final int ID = 0;
  static final int FLAGS = 2;
  static final int COUNTS = 4;
  static final int LENGTH = 12;

  /** A recursive query's flags. */
  public static final int RECURSION_DESIRED = 0x0100;

  private static final int SHORTEST_RECORD = 11;
  private static final int SHORTEST_QUESTION = 5;

  /** What is asked for: a name, a record type and class 1 (Internet). */
  public record Question(DnsName name, int type, int recordClass) {}

  /**
   * What is known about a name.
   *
   * @param dataOffset where in the message the data begins, needed when it contains compressed
   *     names; -1 in records not parsed
   */
  public record ResourceRecord(
      DnsName name, int type, int recordClass, long timeToLive, Bytes data, int dataOffset) {
    /** A record to be written. */
    public static ResourceRecord of(DnsName name, int type, long timeToLive, Bytes data) {
      return new ResourceRecord(name, type, 1, timeToLive, data, -1);
    }
  }

  /** Numbers fit their bits; keeps its own copies of the lists. */
  public Dns {
    Range.requireBits("dns id", id, 16);
    Range.requireBits("dns flags", flags, 16);
    questions = List.copyOf(questions);
    answers = List.copyOf(answers);
    authorities = List.copyOf(authorities);
    additionals = List.copyOf(additionals);
  }

  /** A question with recursion desired. */
  public static Dns query(int id, DnsName name, int type) {
    return new Dns(
        id,
        RECURSION_DESIRED,
        List.of(new Question(name, type, 1)),
        List.of(),
        List.of(),
        List.of());
  }

  /** Reads a message; bytes after it are ignored. */
  public static Dns parse(Bytes message) throws MalformedException {
    MalformedException.requireLength("dns", message.length(), LENGTH);
    Cursor cursor = new Cursor(message);
    return new Dns(
        message.u16(ID),
        message.u16(FLAGS),
        cursor.questions(message.u16(COUNTS)),
        cursor.records(message.u16(COUNTS + 2)),
        cursor.records(message.u16(COUNTS + 4)),
        cursor.records(message.u16(COUNTS + 6)));
  }

  /** The place reached in a message. */
  private static final class Cursor {
    private final Bytes message;
    private int at = LENGTH;

    Cursor(Bytes message) {
      this.message = message;
    }

    private void require(int count) throws MalformedException {
      MalformedException.requireLength("dns", message.length(), at + count);
    }

    List<Question> questions(int count) throws MalformedException {
      require(count * SHORTEST_QUESTION);
      List<Question> list = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        DnsName name = name();
        require(4);
        list.add(new Question(name, message.u16(at), message.u16(at + 2)));
        at += 4;
      }
      return list;
    }

    List<ResourceRecord> records(int count) throws MalformedException {
      require(count * SHORTEST_RECORD);
      List<ResourceRecord> list = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        list.add(record());
      }
      return list;
    }

    private ResourceRecord record() throws MalformedException {
      DnsName name = name();
      require(10);
      int length = message.u16(at + 8);
      require(10 + length);
      int dataAt = at + 10;
      ResourceRecord record =
          new ResourceRecord(
              name,
              message.u16(at),
              message.u16(at + 2),
              message.u32(at + 4),
              message.slice(dataAt, dataAt + length),
              dataAt);
      at = dataAt + length;
      return record;
    }

    private DnsName name() throws MalformedException {
      DnsName.Placed placed = DnsName.read(message, at);
      at = placed.end();
      return placed.name();
    }
  }

  /** Whether it answers a question. */
  public boolean isResponse() {
    return (flags & 0x8000) != 0;
  }

  /** The result, 0 when all is well. */
  public int responseCode() {
    return flags & 15;
  }

  @Override
  public int length() {
    int length = LENGTH;
    for (Question question : questions) {
      length += question.name().length() + 4;
    }
    for (List<ResourceRecord> section : List.of(answers, authorities, additionals)) {
      for (ResourceRecord record : section) {
        length += record.name().length() + 10 + record.data().length();
      }
    }
    return length;
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    Octets.put16(target, offset + ID, id);
    Octets.put16(target, offset + FLAGS, flags);
    Octets.put16(target, offset + COUNTS, questions.size());
    Octets.put16(target, offset + COUNTS + 2, answers.size());
    Octets.put16(target, offset + COUNTS + 4, authorities.size());
    Octets.put16(target, offset + COUNTS + 6, additionals.size());
    int at = offset + LENGTH;
    for (Question question : questions) {
      question.name().writeTo(target, at);
      at += question.name().length();
      Octets.put16(target, at, question.type());
      Octets.put16(target, at + 2, question.recordClass());
      at += 4;
    }
    for (List<ResourceRecord> section : List.of(answers, authorities, additionals)) {
      for (ResourceRecord record : section) {
        at = write(record, target, at);
      }
    }
  }

  private static int write(ResourceRecord record, byte[] target, int offset) {
    record.name().writeTo(target, offset);
    int at = offset + record.name().length();
    Octets.put16(target, at, record.type());
    Octets.put16(target, at + 2, record.recordClass());
    Octets.put32(target, at + 4, (int) record.timeToLive());
    Octets.put16(target, at + 8, record.data().length());
    record.data().copyTo(target, at + 10);
    return at + 10 + record.data().length();
  }
}
