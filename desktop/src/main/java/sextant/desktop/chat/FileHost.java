package sextant.desktop.chat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import sextant.chatclient.Login;
import sextant.chatclient.Network;
import sextant.web.FileUpload;
import sextant.web.WebUrl;
import sextant.words.FailureException;

/** The place where a server keeps files for its people. */
final class FileHost {
  private final LazyWeb web;

  FileHost(LazyWeb web) {
    this.web = web;
  }

  /** Where the network's server keeps files; empty when it does not. */
  static CompletableFuture<Optional<String>> address(Network network) {
    return network
        .inquiry()
        .fileHost()
        .thenApply(found -> found.filter(url -> WebUrl.parse(url).isPresent()));
  }

  /** Gives a file to the host; returns where others find it. Blocks. */
  String upload(String address, Path file, Optional<Login> login) throws FailureException {
    Optional<FileUpload.Owner> owner =
        login.map(one -> new FileUpload.Owner(one.account(), one.password()));
    return FileUpload.send(web.client(), address, file, owner);
  }
}
