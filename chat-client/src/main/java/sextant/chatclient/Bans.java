package sextant.chatclient;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import sextant.irc.Glob;

/** Keeps people out of a room, and lets them in again. Any thread; the server decides. */
public final class Bans {
  private static final int MOST_LIFTED = 10;

  private final Network network;
  private final String room;

  /** For a room of this network. */
  public Bans(Network network, String room) {
    this.network = network;
    this.room = room;
  }

  /** Keeps somebody out by nick, whose host the server tells, or whatever fits a mask. */
  public void add(String nickOrMask) {
    var _ = mask(nickOrMask).thenAccept(mask -> network.raw("MODE " + room + " +b " + mask));
  }

  /** Keeps somebody out and puts them out; the reason is for them to read. */
  public void addAndPutOut(String nick, String reason) {
    var _ =
        mask(nick)
            .thenAccept(mask -> {
              network.raw("MODE " + room + " +b " + mask);
              network.raw("KICK " + room + " " + nick + (reason.isEmpty() ? "" : " :" + reason));
            });
  }

  /** Lifts what keeps somebody out, or this very mask. */
  public void lift(String nickOrMask) {
    if (isMask(nickOrMask)) {
      network.raw("MODE " + room + " -b " + nickOrMask);
      return;
    }
    var _ =
        network
            .inquiry()
            .whois(nickOrMask)
            .thenCombine(
                network.inquiry().list(room, 'b'),
                (who, bans) -> {
                  bans.stream()
                      .map(ListEntry::mask)
                      .filter(mask -> keepsOut(mask, nickOrMask, who))
                      .limit(MOST_LIFTED)
                      .forEach(mask -> network.raw("MODE " + room + " -b " + mask));
                  return who;
                });
  }

  private static boolean keepsOut(String mask, String nick, Whois who) {
    String whole = (nick + "!*@" + who.host()).toLowerCase(Locale.ROOT);
    return new Glob(mask.toLowerCase(Locale.ROOT)).matches(whole);
  }

  private CompletableFuture<String> mask(String nickOrMask) {
    return isMask(nickOrMask)
        ? CompletableFuture.completedFuture(nickOrMask)
        : network.inquiry().whois(nickOrMask).thenApply(who -> mask(nickOrMask, who));
  }

  private static boolean isMask(String word) {
    return word.matches(".*[!@*?$~:].*"); // also what servers have beyond masks, as m:*!*@*
  }

  /**
   * What keeps somebody out: their host, or their nick where the server tells no host, or everybody
   * has the same for being on this very computer.
   */
  public static String mask(String nick, Whois who) {
    boolean isShared =
        who.host().isEmpty() || who.host().startsWith("127.") || who.host().equals("localhost");
    return isShared ? nick + "!*@*" : "*!*@" + who.host();
  }
}
