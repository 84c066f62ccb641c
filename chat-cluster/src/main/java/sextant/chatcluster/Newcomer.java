package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import sextant.chat.Admission;
import sextant.chat.ChatServer;
import sextant.chat.ClusterFile;
import sextant.chat.ClusterNode;
import sextant.chat.ClusterPlace;
import sextant.chat.log.Applied;
import sextant.chat.log.ReplicaStore;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.PairingProof;
import sextant.words.Failure;
import sextant.words.FailureException;

/** The side of {@link Porter} that wants to come in. */
public final class Newcomer implements Admission {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int MOST_MEMBERS = 16;

  /** Called by the service loader. */
  public Newcomer() {}

  @Override
  public void check(Path data) throws IOException {
    Path store = data.resolve(ChatServer.STORE);
    if (!Files.exists(store)) {
      return;
    }
    try (ReplicaStore kept = ReplicaStore.open(store)) {
      boolean isOfAGroup = kept.applied().map(Applied::term).orElse(0L) > 0;
      if (!isOfAGroup && kept.lastPosition() > 0) {
        throw refused(
            data.toString(),
            "this store has a history of its own: let the group begin here instead (--node NAME"
                + " --at HOST:PORT), or give another --data");
      }
    }
  }

  @Override
  public ClusterPlace ask(Request request) throws IOException {
    check(request.data());
    Optional<IOException> first = Optional.empty();
    for (ClusterPlace place : request.through()) {
      try {
        if (ask(request, place)) {
          return place;
        }
      } catch (FailureException e) {
        throw e; // somebody answered, and that was no
      } catch (IOException e) {
        first = first.isEmpty() ? Optional.of(Failure.wrap(e, place.toString())) : first;
      }
    }
    throw first.isPresent()
        ? first.get()
        : refused(
            request.code().plate() + "-…",
            "no server there has shown that code, or it was used or is too old");
  }

  private static FailureException refused(String what, String why) {
    return new FailureException(new Failure(Failure.Kind.REFUSED, what, why));
  }

  /** False when that server knows nothing of the code. */
  private static boolean ask(Request request, ClusterPlace place) throws IOException {
    Credentials own = DeviceIdentity.open(request.state());
    try (SSLSocket socket = connect(own, place);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      PairingProof proof = PairingProof.ofGuest(request.code(), new SecureRandom());
      out.writeUTF(request.code().plate());
      JoinWords.write(out, proof.share());
      out.flush();
      if (in.readByte() == JoinWords.NOBODY) {
        return false;
      }
      Fingerprint host = JoinWords.other(socket);
      PairingProof.Result result =
          proof.finish(JoinWords.read(in), JoinWords.channel(socket, own.fingerprint(), host));
      JoinWords.write(out, result.ownProof());
      out.flush();
      if (in.readByte() != JoinWords.GO_ON || !result.isProof(JoinWords.read(in))) {
        throw wrong(place);
      }
      ClusterNode line = line(request, own, socket.getLocalAddress());
      out.writeUTF(line.toString());
      out.flush();
      ClusterFile.write(request.data(), members(in, line));
      return true;
    } catch (GeneralSecurityException e) {
      throw wrong(place);
    }
  }

  private static FailureException wrong(ClusterPlace place) {
    return refused(
        place.toString(),
        "the code is wrong or used up, or somebody sits between the two servers: ask for a new"
            + " code there with sextant chat cluster add");
  }

  private static SSLSocket connect(Credentials own, ClusterPlace place) throws IOException {
    SSLSocket socket =
        (SSLSocket) MemberTrust.context(own, Set::of).getSocketFactory().createSocket();
    try {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {MemberDoor.JOINING});
      parameters.setProtocols(new String[] {"TLSv1.3"});
      socket.setSSLParameters(parameters);
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(place.host()), place.port()), CONNECT_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static ClusterNode line(Request request, Credentials own, InetAddress from) {
    String address = from.getHostAddress();
    ClusterPlace usual =
        new ClusterPlace(
            from instanceof Inet6Address ? "[" + address + "]" : address, ClusterPlace.PORT);
    ClusterPlace at = ClusterPlace.parse(request.entrance().at()).orElse(usual);
    return new ClusterNode(
        request.node(),
        at.host(),
        at.port(),
        own.fingerprint().hex(),
        request.entrance().clients());
  }

  private static List<ClusterNode> members(DataInputStream in, ClusterNode own) throws IOException {
    byte answer = in.readByte();
    if (answer != JoinWords.WELCOME) {
      throw refused(own.name(), in.readUTF());
    }
    List<ClusterNode> all = new ArrayList<>(List.of(own));
    for (int left = Math.min(MOST_MEMBERS, in.readUnsignedByte()); left > 0; left--) {
      ClusterNode.parse(in.readUTF())
          .filter(node -> !node.name().equals(own.name()))
          .ifPresent(all::add);
    }
    return all;
  }
}
