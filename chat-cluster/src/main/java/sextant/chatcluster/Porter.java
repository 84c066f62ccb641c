package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import sextant.chat.ClusterNode;
import sextant.identity.Fingerprint;
import sextant.identity.PairingCode;
import sextant.identity.PairingProof;

/**
 * Asks newcomers for the code that an administrator was shown here, and lets in who knows it. Both
 * ends prove that they know it ({@link PairingProof}), so a newcomer is not lured elsewhere,
 * either.
 */
final class Porter {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int DECISION_SECONDS = 15;

  private final Fingerprint own;
  private final Gate gate;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<Optional<Invitation>> invitation =
      new AtomicReference<>(Optional.empty());

  /** What becomes of a newcomer that knows the code. */
  @FunctionalInterface
  interface Gate {
    /** Takes it into the group; tells the lines of all, or why not. On any thread. */
    void admit(ClusterNode newcomer, Consumer<Answer> answer);
  }

  /** A reason, or an empty one and the lines of all servers. */
  record Answer(String refusal, List<ClusterNode> members) {
    static Answer refused(String why) {
      return new Answer(why, List.of());
    }
  }

  Porter(Fingerprint own, Gate gate) {
    this.own = own;
    this.gate = gate;
  }

  /** Makes a code for one newcomer; one that was shown before is void. */
  PairingCode invite() {
    PairingCode code = PairingCode.random(random);
    invitation.set(Optional.of(new Invitation(code, System::nanoTime)));
    return code;
  }

  /** Talks to a newcomer until it is in or sent away; on the thread of its connection. */
  void receive(SSLSocket newcomer) {
    try (newcomer;
        DataInputStream in = new DataInputStream(newcomer.getInputStream());
        DataOutputStream out = new DataOutputStream(newcomer.getOutputStream())) {
      newcomer.setSoTimeout(PATIENCE_MILLIS);
      String plate = in.readUTF();
      byte[] share = JoinWords.read(in);
      Optional<Invitation> open = invitation.get().filter(each -> each.begins(plate));
      if (open.isEmpty()) {
        out.writeByte(JoinWords.NOBODY);
        return;
      }
      Fingerprint guest = JoinWords.other(newcomer);
      PairingProof proof = PairingProof.ofHost(open.get().code(), random);
      out.writeByte(JoinWords.GO_ON);
      JoinWords.write(out, proof.share());
      out.flush();
      PairingProof.Result result = proof.finish(share, JoinWords.channel(newcomer, guest, own));
      if (!result.isProof(JoinWords.read(in))) {
        out.writeByte(JoinWords.WRONG);
        LOG.log(Level.WARNING, "{0} wanted to join with a wrong code", guest.withColons());
        return;
      }
      open.get().right();
      out.writeByte(JoinWords.GO_ON);
      JoinWords.write(out, result.ownProof());
      out.flush();
      answer(out, decide(in.readUTF(), guest, open.get()));
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.INFO, "a newcomer: {0}", e.getMessage());
    }
  }

  private Answer decide(String line, Fingerprint guest, Invitation used) {
    Optional<ClusterNode> node =
        ClusterNode.parse(line).filter(each -> each.fingerprint().equalsIgnoreCase(guest.hex()));
    if (node.isEmpty()) {
      return Answer.refused("not its own line: " + line);
    }
    CompletableFuture<Answer> decided = new CompletableFuture<>();
    gate.admit(node.get(), decided::complete);
    try {
      Answer answer = decided.get(DECISION_SECONDS, TimeUnit.SECONDS);
      if (answer.refusal().isEmpty()) {
        used.used();
      }
      return answer;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return Answer.refused("nobody decides just now: ask again");
    }
  }

  private static void answer(DataOutputStream out, Answer answer) throws IOException {
    if (answer.refusal().isEmpty()) {
      out.writeByte(JoinWords.WELCOME);
      out.writeByte(answer.members().size());
      for (ClusterNode each : answer.members()) {
        out.writeUTF(each.toString());
      }
    } else {
      out.writeByte(JoinWords.REFUSED);
      out.writeUTF(answer.refusal());
    }
    out.flush();
  }
}
