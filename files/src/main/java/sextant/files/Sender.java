package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReference;
import sextant.http.HttpClient;
import sextant.identity.TlsFailure;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Sends to one device. Make one for each sending; {@link #cancel} may come from any thread. */
public final class Sender implements TransferControl {
  private static final String INFO = "/api/localsend/v2/info";
  private static final int INFO_MILLIS = 10_000;
  private static final int MOST_INFO_BYTES = 64 * 1024;

  private final Target target;
  private final SendOrder.Whereabouts where;
  private final SendSettings settings;
  private final SendEvent.Observer observer;
  private final Dialer dialer;
  private final Course course;
  private final AtomicReference<Stop> stopped = new AtomicReference<>(Stop.NOT);
  private volatile Runnable stopping = () -> {};
  private final Door.Visitors visitors =
      new Door.Visitors() {
        @Override
        public void registered(Device device, InetAddress address) {}

        @Override
        public void cancelled(InetAddress address) {
          if (address.equals(target.address().getAddress())) {
            stop(Stop.THERE);
          }
        }
      };

  private enum Stop {
    NOT,
    HERE,
    THERE
  }

  /** Will send to that device. */
  public Sender(Target target, SendSettings settings, SendEvent.Observer observer) {
    this(target, settings, observer, () -> target);
  }

  /** Will send to that device, and asks where it is when it does not answer any more. */
  public Sender(
      Target target,
      SendSettings settings,
      SendEvent.Observer observer,
      SendOrder.Whereabouts where) {
    this.target = target;
    this.where = where;
    this.settings = settings;
    this.observer = observer;
    this.course = Course.atMost(settings.bytesPerSecond());
    this.dialer = new Dialer(target, settings.credentials());
  }

  /** How far it is. */
  public Tally tally() {
    return course.tally();
  }

  /** Holds every stream until {@link #resume}; the connection stays. */
  @Override
  public void pause() {
    course.throttle().pause();
  }

  @Override
  public void resume() {
    course.throttle().resume();
  }

  @Override
  public boolean isPaused() {
    return course.throttle().isPaused();
  }

  /**
   * Sends and returns when everything is on the other side's disk, or is known not to be.
   *
   * @throws FailureException when nothing could be sent at all
   */
  public SendReport send(SourceTree tree) throws FailureException {
    return talk((client, receiver, self) -> {
      observer.happened(new SendEvent.Asked(receiver));
      if (receiver.isSextant() && target.isEncrypted()) {
        SextantUpload upload = new SextantUpload(dialer, self, settings, observer, course);
        onStop(upload::stop);
        return upload.send(client, tree, where);
      }
      return localSend(self).send(client, tree.files());
    });
  }

  /** Sends a text; returns when the other side has it. */
  public void sendMessage(String text) throws FailureException {
    talk((client, receiver, self) -> {
      localSend(self).sendMessage(client, text);
      return new SendReport(course.tally().view(), java.util.List.of(), java.util.List.of());
    });
  }

  private interface Talk {
    SendReport with(HttpClient client, Device receiver, Device self) throws IOException;
  }

  private SendReport talk(Talk talk) throws FailureException {
    try (Dialer _ = dialer;
        Door door =
            Door.open(settings.alias(), settings.credentials(), target.isEncrypted(), visitors)) {
      HttpClient client = dialer.dial();
      Device receiver = info(client);
      SendReport report = talk.with(client, receiver, door.self());
      if (stopped.get() == Stop.THERE) {
        throw cancelledThere();
      }
      return report;
    } catch (IOException e) {
      throw stopped.get() == Stop.THERE ? cancelledThere() : TlsFailure.wrap(e, target.label());
    }
  }

  private LocalSendUpload localSend(Device self) {
    LocalSendUpload upload = new LocalSendUpload(dialer, self, settings, observer, course);
    onStop(upload::cancel);
    return upload;
  }

  private void onStop(Runnable action) {
    stopping = action;
    if (stopped.get() == Stop.HERE) {
      action.run();
    }
  }

  private FailureException cancelledThere() {
    return new FailureException(new Failure(Failure.Kind.CANCELLED_BY_PEER, target.label(), ""));
  }

  // Some devices have no /v2/info: then it is plain LocalSend, and asking anew tells the rest.
  private Device info(HttpClient client) throws IOException {
    client.setReadTimeoutMillis(INFO_MILLIS);
    HttpClient.Response response = client.send(HttpClient.Request.get(INFO));
    byte[] body = response.body().readAll(MOST_INFO_BYTES);
    Device device =
        response.status() == 200
            ? Device.read(body, false)
            : Device.self(target.label(), "", target.address().getPort(), target.isEncrypted());
    return dialer.fingerprint().map(f -> device.provenAs(f.hex())).orElse(device);
  }

  /** Stops the sending and tells the other side. */
  @Override
  public void cancel() {
    stop(Stop.HERE);
  }

  private void stop(Stop why) {
    if (stopped.compareAndSet(Stop.NOT, why)) {
      course.throttle().end();
      if (why == Stop.HERE) {
        stopping.run();
      }
      dialer.close();
    }
  }
}
