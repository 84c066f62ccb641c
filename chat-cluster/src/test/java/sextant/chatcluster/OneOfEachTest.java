package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.raft.RAFT;
import org.jgroups.stack.Protocol;
import org.jgroups.util.ExtendedUUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneOfEachTest {
  private final OneOfEach door = new OneOfEach();
  private final List<Message> in = new ArrayList<>();
  private final List<Message> out = new ArrayList<>();
  private final Address ann = server("ann");

  /** What is above and below: it keeps what comes. */
  private final class Ends extends Protocol {
    @Override
    public @Nullable Object up(Message message) {
      in.add(message);
      return null;
    }

    @Override
    public @Nullable Object down(Message message) {
      out.add(message);
      return null;
    }

    @Override
    public @Nullable Object down(Event event) {
      return null;
    }
  }

  private static Address server(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return ExtendedUUID.randomUUID(name).put(RAFT.raft_id_key, bytes);
  }

  @BeforeEach
  void connect() {
    door.setUpProtocol(new Ends());
    door.setDownProtocol(new Ends());
    door.down(new Event(Event.VIEW_CHANGE, View.create(ann, 1, ann)));
  }

  private void join(Address server) {
    door.up(
        new EmptyMessage()
            .setSrc(server)
            .putHeader(new GMS().getId(), new GMS.GmsHeader(GMS.GmsHeader.JOIN_REQ).mbr(server)));
  }

  @Test
  void whoAsksOnceMoreIsLetIn() {
    join(ann);
    assertThat(in).hasSize(1);
    assertThat(out).isEmpty();
  }

  @Test
  void anotherOneOfTheSameNameIsTurnedAway() {
    join(server("ann"));
    assertThat(in).isEmpty();
    assertThat(out).hasSize(1);
  }
}
