package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import sextant.files.store.Batch;
import sextant.files.store.FileFacts;
import sextant.files.store.Landed;
import sextant.files.store.Landing;
import sextant.files.store.NameRules;
import sextant.files.store.PartFile;
import sextant.files.store.ReceiveFolder;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;
import sextant.http.Body;
import sextant.http.Exchange;
import sextant.http.Reply;
import sextant.words.Failure;

/** Takes files that people without an app send by the page. */
final class ShareUpload {
  private static final int BUFFER = 256 * 1024;
  private static final int AT_ONCE = 8;

  private final ReceiveFolder folder;
  private final ShareEvent.Observer observer;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ShareUpload(ReceiveFolder folder, ShareEvent.Observer observer) {
    this.folder = folder;
    this.observer = observer;
  }

  /** Takes one file; its size must be told before. */
  void serve(Exchange exchange, String name) throws IOException {
    OptionalLong size = exchange.body().length();
    if (size.isEmpty()) {
      LocalSendRoutes.refuse(exchange, 411, "A length is needed");
    } else if (!folder.hasRoomFor(size.getAsLong())) {
      LocalSendRoutes.refuse(exchange, 507, "Not enough space");
    } else if (!places.tryAcquire()) {
      LocalSendRoutes.refuse(exchange, 503, "Too many uploads");
    } else {
      try {
        take(exchange, name, size.getAsLong());
      } finally {
        places.release();
      }
    }
  }

  private void take(Exchange exchange, String name, long size) throws IOException {
    InetAddress by = exchange.remote();
    String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    try {
      SafePath path = SafePath.of(bare, NameRules.ofThisSystem());
      Landed landed = store(exchange.body(), path, size);
      observer.happened(new ShareEvent.Uploaded(by, landed.file(), size));
      exchange.respond(Reply.empty(204));
    } catch (RefusedNameException refused) {
      String shown = Names.shown(bare, 120);
      observer.happened(
          new ShareEvent.UploadFailed(
              by,
              shown,
              new Failure(Failure.Kind.NAME_REFUSED, shown, String.valueOf(refused.getMessage()))));
      LocalSendRoutes.refuse(exchange, 400, "Not a name");
    } catch (IOException e) {
      String shown = Names.shown(bare, 120);
      observer.happened(new ShareEvent.UploadFailed(by, shown, Failure.of(e, shown)));
      throw e;
    }
  }

  private Landed store(Body body, SafePath path, long size) throws IOException {
    Batch batch = folder.begin(UUID.randomUUID().toString(), new byte[0]);
    boolean isDone = false;
    try {
      PartFile part = batch.part(0);
      part.allocate(size);
      byte[] buffer = new byte[BUFFER];
      long at = 0;
      int count;
      while ((count = body.read(buffer, 0, buffer.length)) > 0) {
        part.write(at, ByteBuffer.wrap(buffer, 0, count));
        at += count;
      }
      if (at != size) {
        throw new IOException(at + " of " + size + " bytes came");
      }
      Landed landed = batch.land(part, Landing.beside(path, FileFacts.NONE));
      batch.force();
      batch.finish();
      isDone = true;
      return landed;
    } finally {
      if (!isDone) {
        batch.discard();
      }
    }
  }
}
