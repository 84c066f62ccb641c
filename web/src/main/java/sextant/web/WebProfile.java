package sextant.web;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import sextant.identity.StateDirectory;

/**
 * What one person's browser remembers: cookies, cache, hosts that insist on https, accepted
 * certificates, the log of exchanges. In memory it leaves nothing behind: the private profile.
 */
public final class WebProfile implements AutoCloseable {
  private static final String COOKIES = "cookies.tsv";
  private static final String STRICT = "strict-hosts.tsv";
  private static final long CACHE_BYTES = 256L << 20;

  private final Clock clock;
  private final CookieJar cookies;
  private final StrictHosts strictHosts;
  private final Optional<HttpCache> cache;
  private final CertificateExceptions exceptions = new CertificateExceptions();
  private final TrafficLog traffic;
  private final AtomicReference<BlockList> blockList = new AtomicReference<>(BlockList.NONE);
  private final List<LateWriter> writers;

  private WebProfile(Clock clock, Optional<StateDirectory> state, TrafficLog traffic) {
    this.clock = clock;
    this.traffic = traffic;
    cache = state.map(folder -> new HttpCache(folder.file("cache"), CACHE_BYTES));
    writers = new ArrayList<>();
    cookies = new CookieJar(clock, () -> changed(0));
    strictHosts = new StrictHosts(clock, () -> changed(1));
    state.ifPresent(folder -> {
      writers.add(new LateWriter(state, COOKIES, () -> CookieFile.write(cookies.all())));
      writers.add(new LateWriter(state, STRICT, () -> bytes(strictHosts.lines())));
    });
  }

  private void changed(int writer) {
    if (!writers.isEmpty()) {
      writers.get(writer).changed();
    }
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  /** A profile that forgets everything when it is closed and never touches the disk. */
  public static WebProfile inMemory() {
    return inMemory(Clock.systemUTC());
  }

  /** The same with a clock of one's own. */
  public static WebProfile inMemory(Clock clock) {
    return new WebProfile(clock, Optional.empty(), new TrafficLog());
  }

  /** A profile in memory that writes its exchanges into the log of another. */
  public static WebProfile inMemory(TrafficLog traffic) {
    return new WebProfile(Clock.systemUTC(), Optional.empty(), traffic);
  }

  /** The profile of a folder; what cannot be read counts as empty and is said in the log. */
  public static WebProfile open(StateDirectory folder, TrafficLog traffic) {
    return open(folder, traffic, Clock.systemUTC());
  }

  static WebProfile open(StateDirectory folder, TrafficLog traffic, Clock clock) {
    var profile = new WebProfile(clock, Optional.of(folder), traffic);
    try {
      folder.read(COOKIES).map(CookieFile::read).ifPresent(profile.cookies::restore);
      folder
          .read(STRICT)
          .map(file -> new String(file, StandardCharsets.UTF_8).lines().toList())
          .ifPresent(profile.strictHosts::restore);
    } catch (IOException unreadable) {
      System.getLogger(WebProfile.class.getName())
          .log(Level.WARNING, "cannot read the browser's state", unreadable);
    }
    return profile;
  }

  /** The cookies. */
  public CookieJar cookies() {
    return cookies;
  }

  /** The cache on disk; empty for a profile in memory. */
  public Optional<HttpCache> cache() {
    return cache;
  }

  /** The certificates accepted against a warning. */
  public CertificateExceptions certificateExceptions() {
    return exceptions;
  }

  /** Every exchange. */
  public TrafficLog traffic() {
    return traffic;
  }

  /** Blocks by this list from now on. */
  public void block(BlockList list) {
    blockList.set(list);
  }

  /** Whether a host insists on https, so that no fault of its certificate may be passed over. */
  public boolean insistsOnHttps(WebUrl url) {
    return strictHosts.insists(url.host());
  }

  /** Forgets which hosts insist on https. */
  public void forgetStrictHosts() {
    strictHosts.clear();
  }

  BlockList blockList() {
    return blockList.get();
  }

  StrictHosts strictHosts() {
    return strictHosts;
  }

  Clock clock() {
    return clock;
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    writers.forEach(LateWriter::close);
  }
}
