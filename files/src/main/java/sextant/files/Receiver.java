package sextant.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import sextant.files.store.Batch;
import sextant.files.store.ReceiveFolder;
import sextant.files.store.TransferInUseException;
import sextant.http.Exchange;
import sextant.http.HttpServer;
import sextant.identity.PairingCode;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Listens for senders and takes what its desk accepts. Close it to stop. */
public final class Receiver implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Receiver.class.getName());
  private static final int EXPIRY_SECONDS = 10;

  private final ReceiverOptions options;
  private final Folders folders;
  private final LastAnswers lastAnswers = new LastAnswers();
  private final LocalSendRoutes localSend;
  private final SextantRoutes sextant;
  private final HttpServer server;
  private volatile @Nullable Discovery discovery;
  private volatile @Nullable PairingHost pairing;
  private final Door.Visitors visitors =
      new Door.Visitors() {
        @Override
        public void registered(Device device, InetAddress address) {
          Discovery current = discovery;
          if (current != null) {
            current.registered(device, address);
          }
        }

        @Override
        public void cancelled(InetAddress address) {}
      };
  private final CountDownLatch closed = new CountDownLatch(1);

  private Receiver(ReceiverOptions options, ReceiveDesk desk) throws IOException {
    this.options = options;
    ReceiveFolder folder = ReceiveFolder.open(options.folder(), options.keepsExecutable());
    this.folders = new Folders(folder, options.keepsExecutable());
    this.localSend = new LocalSendRoutes(folders, desk, new PinGuard(options.pin()), lastAnswers);
    this.sextant = new SextantRoutes(folders, desk, localSend, lastAnswers);
    clearAbandoned(folder);
    Optional<SSLContext> tls =
        options.isEncrypted() ? Optional.of(Door.tls(options.credentials())) : Optional.empty();
    try {
      this.server =
          HttpServer.open(
              new InetSocketAddress(options.port()), tls, this::handle, HttpServer.Patience.USUAL);
    } catch (IOException e) {
      folders.close();
      throw e;
    }
  }

  /**
   * Starts to listen on every address of this computer.
   *
   * @throws FailureException when the port or the folder cannot be used
   */
  public static Receiver open(ReceiverOptions options, ReceiveDesk desk) throws FailureException {
    try {
      Receiver receiver = new Receiver(options, desk);
      Thread.ofVirtual().name("files-expiry").start(receiver::expire);
      return receiver;
    } catch (IOException e) {
      boolean isPort = e instanceof BindException;
      throw Failure.wrap(e, isPort ? "port " + options.port() : options.folder().toString());
    }
  }

  // What a killed run left of a transfer that cannot be taken up: LocalSend begins again anyway.
  private static void clearAbandoned(ReceiveFolder folder) throws IOException {
    for (String id : folder.unfinished()) {
      try {
        Optional<Batch> batch = folder.resume(id);
        if (batch.isPresent() && batch.get().head().length == 0) {
          batch.get().discard();
        } else if (batch.isPresent()) {
          batch.get().close();
        }
      } catch (TransferInUseException _) { // another program receives here too: fine
      }
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Makes this receiver known on the network, and the others to the listener. */
  public Discovery discover(Discovery.Listener listener) throws FailureException {
    Discovery opened = Discovery.open(this::self, options.credentials(), listener);
    discovery = opened;
    opened.announce();
    return opened;
  }

  /** Shows a code: whoever types it within five minutes is paired. */
  public PairingCode showCode(PairingListener listener) {
    PairingCode code = PairingCode.random(new SecureRandom());
    pairing =
        new PairingHost(code, options.credentials().fingerprint(), System::nanoTime, listener);
    return code;
  }

  /** How this device describes itself. */
  public Device self() {
    String fingerprint = options.credentials().fingerprint().hex();
    return Device.self(options.alias(), fingerprint, port(), options.isEncrypted());
  }

  private void handle(Exchange exchange) throws IOException, InterruptedException {
    String path = exchange.head().path();
    boolean isPost = exchange.head().method().equals("POST");
    PairingHost host = pairing;
    if (host != null && host.serve(exchange, self())) {
      return;
    }
    if (isPost && path.equals(Door.V2 + "prepare-upload")) {
      localSend.prepare(exchange);
    } else if (isPost && path.equals(Door.V2 + "upload")) {
      localSend.upload(exchange);
    } else if (isPost && path.equals(Door.V2 + "cancel")) {
      localSend.cancel(exchange);
    } else if (!sextant.serve(exchange) && !Door.serveInfo(exchange, self(), visitors)) {
      LocalSendRoutes.refuse(exchange, 404, "Not found");
    }
  }

  private void expire() {
    try {
      while (!closed.await(EXPIRY_SECONDS, TimeUnit.SECONDS)) {
        localSend.expire(System.nanoTime());
        sextant.expire(System.nanoTime());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot end an idle transfer: " + e.getMessage());
    }
  }

  /** Stops listening; unfinished transfers between Sextants can be taken up later. */
  @Override
  public void close() {
    closed.countDown();
    lastAnswers.await();
    server.close();
    try {
      localSend.close();
      sextant.close();
      folders.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot close the folder: " + e.getMessage());
    }
  }
}
