package sextant.web.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.identity.StateDirectory;
import sextant.identity.StateLock;
import sextant.web.WebProfile;

/**
 * All that one person's browser remembers, in the folder of the profile. Only one program writes
 * there: a second one reads what is there and forgets what is new.
 */
public final class BrowserMemory implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(BrowserMemory.class.getName());

  private final Clock clock;
  private final Optional<StateLock> lock;
  private final boolean isWritten;
  private final History history;
  private final Bookmarks bookmarks;
  private final Settings settings;
  private final SiteSettings sites;
  private final SearchEngines engines;
  private final SessionStore session;
  private final DownloadList downloads;
  private final ClosedTabs closedTabs = new ClosedTabs();

  /** What can be forgotten on its own. */
  public enum Kind {
    /** Visited pages. */
    HISTORY,
    /** Cookies made since; older ones stay. */
    COOKIES,
    /** The cache, whole. */
    CACHE,
    /** The list of downloads and what is half there; whole files stay. */
    DOWNLOADS,
    /** Zoom and the like of single sites, whole. */
    SITES,
    /** Which hosts insist on https, whole. */
    STRICT_HOSTS,
    /** The tabs closed last. */
    CLOSED_TABS
  }

  private BrowserMemory(Clock clock) {
    this.clock = clock;
    lock = Optional.empty();
    isWritten = false;
    history = History.inMemory(clock);
    bookmarks = Bookmarks.inMemory(clock);
    settings = Settings.inMemory();
    sites = SiteSettings.inMemory();
    engines = SearchEngines.inMemory();
    session = SessionStore.inMemory();
    downloads = DownloadList.inMemory(clock);
  }

  private BrowserMemory(StateDirectory folder, Optional<StateLock> lock, Clock clock) {
    this.clock = clock;
    this.lock = lock;
    isWritten = lock.isPresent();
    history = History.open(folder, isWritten, clock);
    bookmarks = Bookmarks.open(folder, isWritten, clock);
    settings = Settings.open(folder, isWritten);
    sites = SiteSettings.open(folder, isWritten);
    engines = SearchEngines.open(folder, isWritten);
    session = SessionStore.open(folder, isWritten);
    downloads = DownloadList.open(folder, isWritten, clock);
    closedTabs.replace(session.last().closed());
  }

  // A private twin: pages and sites are forgotten, what a person keeps on purpose is kept.
  private BrowserMemory(BrowserMemory other) {
    clock = other.clock;
    lock = Optional.empty();
    isWritten = false;
    history = History.inMemory(clock);
    sites = SiteSettings.inMemory();
    session = SessionStore.inMemory();
    downloads = DownloadList.inMemory(clock);
    bookmarks = other.bookmarks;
    settings = other.settings;
    engines = other.engines;
  }

  /** A memory that leaves nothing behind. */
  public static BrowserMemory inMemory(Clock clock) {
    return new BrowserMemory(clock);
  }

  /** The memory of a folder; what cannot be read counts as empty and is said in the log. */
  public static BrowserMemory open(StateDirectory folder, Clock clock) {
    Optional<StateLock> lock = Optional.empty();
    try {
      lock = folder.tryLock("browser");
    } catch (IOException cannotWrite) {
      LOGGER.log(Level.WARNING, "cannot write the browser's folder", cannotWrite);
    }
    return new BrowserMemory(folder, lock, clock);
  }

  /**
   * The memory of private tabs beside this one: history, sites and tabs leave nothing behind;
   * bookmarks, settings and search engines are the same. Close both.
   */
  public BrowserMemory privateTwin() {
    return new BrowserMemory(this);
  }

  /** Whether what is new stays; false for private tabs, and when another program has the folder. */
  public boolean isWritten() {
    return isWritten;
  }

  /** The visited pages. */
  public History history() {
    return history;
  }

  /** The bookmarks. */
  public Bookmarks bookmarks() {
    return bookmarks;
  }

  /** What is set for the whole browser. */
  public Settings settings() {
    return settings;
  }

  /** What is set for single sites. */
  public SiteSettings sites() {
    return sites;
  }

  /** The search engines. */
  public SearchEngines engines() {
    return engines;
  }

  /** The tabs, for the next start. */
  public SessionStore session() {
    return session;
  }

  /** The downloads. */
  public DownloadList downloads() {
    return downloads;
  }

  /** The tabs closed last. */
  public ClosedTabs closedTabs() {
    return closedTabs;
  }

  /** What the address bar offers. */
  public Suggestions suggestions() {
    return new Suggestions(clock, history, bookmarks, engines);
  }

  /**
   * Forgets these, as far as they are younger than a moment; what has no age is forgotten whole.
   */
  public void forget(Set<Kind> kinds, Instant from, WebProfile profile) {
    for (Kind kind : kinds) {
      switch (kind) {
        case HISTORY -> history.clear(from, Instant.MAX);
        case COOKIES -> profile.cookies().remove(one -> !one.creation().isBefore(from));
        case CACHE -> profile.cache().ifPresent(cache -> cache.clear());
        case DOWNLOADS -> downloads.clear();
        case SITES -> sites.clear();
        case STRICT_HOSTS -> profile.forgetStrictHosts();
        case CLOSED_TABS -> closedTabs.replace(List.of());
      }
    }
  }

  /** Writes what is not written yet and lets the folder go; a twin's shared parts stay open. */
  @Override
  public void close() {
    history.close();
    sites.close();
    session.close();
    downloads.close();
    if (isWritten) {
      settings.close();
      engines.close();
    }
    lock.ifPresent(held -> {
      try {
        held.close();
      } catch (IOException gone) {
        LOGGER.log(Level.DEBUG, "cannot let the browser's folder go", gone);
      }
    });
  }
}
