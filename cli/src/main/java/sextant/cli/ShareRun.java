package sextant.cli;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.files.QrPicture;
import sextant.files.ShareEvent;
import sextant.files.ShareOptions;
import sextant.files.ShareServer;
import sextant.words.Explanation;
import sextant.words.Quantity;

/** One run of {@code sextant share}. */
final class ShareRun {
  private final Run run;
  private final ShareCommand.Arguments arguments;
  private final ShareCommandText text;
  private final CountDownLatch ended = new CountDownLatch(1);

  ShareRun(Run run, ShareCommand.Arguments arguments, ShareCommandText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
  }

  int go() throws IOException, InterruptedException {
    if (!arguments.paths().isGiven() && !arguments.upload().isGiven()) {
      throw new UsageException(new Explanation(text.nothing(), text.paths(), text.nothingTodo()));
    }
    ShareOptions options =
        new ShareOptions(
            arguments.paths().all(),
            arguments.upload().optional(),
            arguments.pin().optional(),
            arguments.life().value(),
            arguments.lan().value(),
            arguments.port().value(),
            run.language());
    try (ShareServer server =
            ShareServer.open(
                options, HostAlias.ofThisComputer(), this::happened, System::nanoTime);
        Interruption.Registration _ = run.interruption().stopping(ended::countDown)) {
      greet(server, options);
      boolean isOver = ended.await(options.life().toNanos(), TimeUnit.NANOSECONDS);
      if (!isOver) {
        run.output().say(text.over());
      }
    }
    return Exit.DONE;
  }

  private void greet(ShareServer server, ShareOptions options) throws IOException {
    Output output = run.output();
    List<String> hosts = options.isOnNetwork() ? addresses() : List.of("127.0.0.1");
    for (String host : hosts) {
      if (output.isJson()) {
        try (JsonLine line = output.json("link")) {
          line.text("url", server.url(host)).number("files", server.fileCount());
        }
      } else {
        output.line(server.url(host));
      }
    }
    if (output.isForPerson()) {
      QrText.of(QrPicture.of(server.url(hosts.getFirst()))).forEach(output::line);
    }
    if (options.isOnNetwork()) {
      output.warn(text.onNetwork());
    } else {
      output.say(text.hereOnly());
    }
    output.say(text.ends(Quantity.duration(options.life().toNanos())));
    output.flush();
  }

  private static List<String> addresses() throws IOException {
    List<String> all = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (each.isUp() && !each.isLoopback()) {
        for (InetAddress address : Collections.list(each.getInetAddresses())) {
          if (address instanceof Inet4Address) {
            all.add(address.getHostAddress());
          }
        }
      }
    }
    return all.isEmpty() ? List.of("127.0.0.1") : all;
  }

  private void happened(ShareEvent event) {
    switch (event) {
      case ShareEvent.Opened opened -> said("opened", opened.by(), "", 0);
      case ShareEvent.Downloaded done -> {
        said("downloaded", done.by(), done.name(), done.bytes());
        endIfOnce();
      }
      case ShareEvent.Uploaded done -> {
        said("uploaded", done.by(), done.file().toString(), done.bytes());
        endIfOnce();
      }
      case ShareEvent.UploadFailed failed ->
          run.output().warn(failed.name() + ": " + failed.why().explain(run.language()).what());
      case ShareEvent.ShutOut out -> run.output().warn(text.shutOut(out.by().getHostAddress()));
    }
  }

  private void said(String event, InetAddress by, String name, long bytes) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json(event)) {
        line.text("by", by.getHostAddress()).text("file", name).number("bytes", bytes);
      }
      return;
    }
    String who = by.getHostAddress();
    String shown = Harmless.text(name);
    switch (event) {
      case "opened" -> run.output().say(text.opened(who));
      case "downloaded" -> run.output().line(text.downloaded(shown, who));
      default -> run.output().line(text.uploaded(shown, who));
    }
  }

  private void endIfOnce() {
    if (arguments.once().value()) {
      ended.countDown();
    }
  }
}
