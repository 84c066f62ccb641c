package sextant.desktop.web;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import sextant.web.Exchange;
import sextant.web.TrafficLog;
import sextant.web.WebClient;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure;

/**
 * What one tab loads, as the network sees it: which address is the page itself, on whose behalf a
 * part is asked for. Written on the JavaFX thread and by redirects, read by loader threads.
 */
final class TabLoads {
  private static final int MOST_FRAMES = 1_000;
  private static final int MOST_REDIRECTS = 10; // the engine gives up after as many, without a word

  private final long number;
  private final boolean isPrivate;
  private final WebClient client;
  private final LocalSource local;
  private final Listener listener;
  private final Set<String> frames = ConcurrentHashMap.newKeySet();
  private final AtomicReference<String> expected = new AtomicReference<>("");
  private final AtomicInteger load = new AtomicInteger();
  private final AtomicInteger redirects = new AtomicInteger();
  private final AtomicReference<String> page = new AtomicReference<>("");
  private final AtomicReference<String> allowed = new AtomicReference<>("");
  private volatile WebRequest.Caching caching = WebRequest.Caching.USUAL;
  private volatile boolean isTyped;
  private volatile boolean isAnswered;
  private volatile String opener = "";
  private volatile String userAgent = "";
  private volatile String languages = "en;q=0.8";

  /** Whose loads they are. */
  record Who(long number, boolean isPrivate, WebClient client) {}

  /** Hears what became of the page itself. Called on loader threads. */
  interface Listener {
    /** The page's answer has begun. */
    void answered(Exchange exchange);

    /** A page of this machine comes. */
    void answered();

    /** No page came. */
    void failed(WebUrl url, Failure failure, Optional<Exchange> exchange);

    /** What came is not a page but a file to be saved; whoever hears it reads or closes it. */
    void download(WebResponse begun);
  }

  /** Makes the pages of this machine. */
  @FunctionalInterface
  interface LocalSource {
    /** The page of an address that a tab may load. Called on a loader thread. */
    TabAnswer answer(TabLoads tab, String url) throws IOException;
  }

  TabLoads(Who who, LocalSource local, Listener listener) {
    number = who.number();
    isPrivate = who.isPrivate();
    client = who.client();
    this.local = local;
    this.listener = listener;
  }

  long number() {
    return number;
  }

  boolean isPrivate() {
    return isPrivate;
  }

  WebClient client() {
    return client;
  }

  LocalSource local() {
    return local;
  }

  Listener listener() {
    return listener;
  }

  TrafficLog traffic() {
    return client.profile().traffic();
  }

  /** The engine begins to load this as the page; what it asked for before comes too late now. */
  synchronized void begins(String url) {
    load.incrementAndGet();
    expected.set(withoutFragment(url));
    redirects.set(0);
    isAnswered = false;
  }

  /** The engine wants the page no more that it asked for; what is there stays. */
  synchronized void stopped() {
    load.incrementAndGet();
    noPage();
  }

  /**
   * The number of the load that asks for this address as its page; empty when it is only a part of
   * the page that is there.
   */
  synchronized OptionalInt asks(String url) {
    return isPage(url) ? OptionalInt.of(load.get()) : OptionalInt.empty();
  }

  /** Whether the engine has begun another load since this one, or stopped it. */
  private boolean isOver(int number) {
    return load.get() != number;
  }

  /** The engine is about to ask for the page of a frame, without saying for whom. */
  void frameBegins(String url) {
    if (frames.size() < MOST_FRAMES) {
      frames.add(withoutFragment(url));
    }
  }

  /** Whether a frame of this tab waits for this address; it does not afterwards. */
  boolean takeFrame(String url) {
    return frames.remove(withoutFragment(url));
  }

  /** Whether the last load got an answer of ours; if not, the engine itself refused it. */
  boolean isAnswered() {
    return isAnswered;
  }

  /** The page that was asked for is none; the one before it stays. False when it is too late. */
  synchronized boolean noPage(int number) {
    if (isOver(number)) {
      return false;
    }
    noPage();
    return true;
  }

  private void noPage() {
    isAnswered = true;
    expected.set("");
    caching = WebRequest.Caching.USUAL;
  }

  /** Whether a person typed or chose the next address, or a page leads there. */
  void typed(boolean byPerson) {
    isTyped = byPerson;
  }

  /** The page that is asked for leads on to another address; false when it did so too often. */
  synchronized boolean redirected(int number, String url) {
    if (isOver(number)) {
      return true;
    }
    expected.set(withoutFragment(url));
    return redirects.incrementAndGet() < MOST_REDIRECTS;
  }

  /**
   * The page is there: from now on its parts are asked for on its behalf, and a part with its own
   * address is a part. False, and nothing changes, when it comes too late.
   */
  synchronized boolean committed(int number, String url) {
    if (isOver(number)) {
      return false;
    }
    page.set(withoutFragment(url));
    redirects.set(0);
    frames.clear();
    isAnswered = true;
    expected.set("");
    caching = WebRequest.Caching.USUAL;
    return true;
  }

  /** The page of another tab opened this one: its first page is asked for on behalf of that one. */
  void openedBy(String url) {
    opener = url;
    page.set(url);
  }

  /** A page is there as a whole: what is asked for now is asked on its own behalf. */
  void settled() {
    opener = "";
  }

  /** The next page is asked for like this. */
  void nextCaching(WebRequest.Caching how) {
    caching = how;
  }

  /** How to ask now. */
  WebRequest.Caching caching() {
    return caching;
  }

  /** How the engine calls itself, without the number of the tab. */
  String userAgent() {
    return userAgent;
  }

  /** The value of Accept-Language. */
  String languages() {
    return languages;
  }

  /** Says who asks and in which languages a person reads. */
  void speaksAs(String agent, String acceptLanguage) {
    userAgent = agent;
    languages = acceptLanguage;
  }

  /** Whether this address is the page itself and not a part of one. */
  private boolean isPage(String url) {
    return expected.get().equals(withoutFragment(url));
  }

  /** Whether the page that came last has this address, and no other one is asked for. */
  boolean shows(String url) {
    return page.get().equals(withoutFragment(url)) && expected.get().isEmpty();
  }

  /** The address of the page that is there. */
  String page() {
    return page.get();
  }

  /** A person wants this address of this machine as a page: a file, a page of our own. */
  void allow(String url) {
    allowed.set(withoutFragment(url));
  }

  /**
   * Whether a page of this machine may be loaded: a person asked for it, or a page of this machine
   * that is there leads to it. Pages of the web never get it.
   */
  boolean mayLoadLocal(String url) {
    return (isPage(url) && allowed.get().equals(withoutFragment(url)))
        || LocalPages.isLocal(page.get());
  }

  /** On whose behalf a request is made; a page that another leads to is asked for on its behalf. */
  WebRequest.Context context(String url, boolean isPage) {
    // The engine asks for the first page of a window twice, at times after the first has come.
    boolean isAgain = !opener.isEmpty() && page.get().equals(withoutFragment(url));
    boolean isNavigation = isPage || isAgain;
    String onBehalfOf = isNavigation && !opener.isEmpty() ? opener : page.get();
    Optional<WebUrl> asker = isPage && isTyped ? Optional.empty() : WebUrl.parse(onBehalfOf);
    return new WebRequest.Context(number, asker, isNavigation);
  }

  /** On whose behalf the scripts of the page that is there ask. */
  WebRequest.Context ofScripts() {
    return new WebRequest.Context(number, WebUrl.parse(page.get()), false);
  }

  static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }
}
