package sextant.web.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;

/**
 * The Netscape bookmark file: {@code DL} is a folder's content, {@code H3} before it its title,
 * {@code A} a bookmark. Reads what any browser wrote, and whatever else it is given: what is not
 * understood is passed over, folders deeper than 30 end up in the 30th, links other than to pages
 * and files are left out.
 */
final class BookmarkFile {
  private static final Pattern TAG =
      Pattern.compile("<(/?)(DL|H3|A)(\\s[^<>]*+)?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w-]{1,40})\\s{0,9}=\\s{0,9}\"([^\"]*)\"");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,7}|[a-z]{2,4});");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");
  private static final int DEEPEST = 30;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_URL = 4_096;

  private final Instant now;
  private final AtomicLong newest;
  private final int most;
  private final Deque<Open> open = new ArrayDeque<>();
  private Optional<Open> heading = Optional.empty();
  private int count;
  private int tooDeep;

  /** A folder whose content is being read. */
  private record Open(String title, List<BookmarkNode> children, Instant added, Instant modified) {}

  BookmarkFile(Instant now, AtomicLong newest, int most) {
    this.now = now;
    this.newest = newest;
    this.most = most;
    open.push(unnamed());
  }

  private Open unnamed() {
    return new Open("", new ArrayList<>(), now, now);
  }

  /** The nodes at the top of the file; none when it is something else. */
  List<BookmarkNode> parse(String html) {
    Matcher tag = TAG.matcher(html);
    while (count < most && tag.find()) {
      boolean isEnd = !tag.group(1).isEmpty();
      String name = tag.group(2).toUpperCase(Locale.ROOT);
      String attributes = tag.group(3) == null ? "" : tag.group(3);
      switch (name) {
        case "DL" -> list(isEnd);
        case "H3" -> {
          if (!isEnd) {
            heading = Optional.of(heading(attributes, text(html, tag.end())));
          }
        }
        default -> {
          if (!isEnd) {
            bookmark(attributes, text(html, tag.end()));
          }
        }
      }
    }
    tooDeep = 0;
    while (open.size() > 1) {
      close();
    }
    return open.getFirst().children();
  }

  private void list(boolean isEnd) {
    if (!isEnd && open.size() > DEEPEST) {
      tooDeep++;
    } else if (!isEnd) {
      open.push(heading.orElseGet(this::unnamed));
      heading = Optional.empty();
    } else if (tooDeep > 0) {
      tooDeep--;
    } else if (open.size() > 1) {
      close();
    }
  }

  // The outermost DL, which nothing named, is the file itself.
  private void close() {
    Open done = open.pop();
    boolean isFile = open.size() == 1 && done.title().isEmpty();
    if (isFile) {
      open.getFirst().children().addAll(done.children());
    } else {
      count++;
      open.getFirst()
          .children()
          .add(
              new Folder(
                  newest.incrementAndGet(),
                  done.title(),
                  done.children(),
                  done.added(),
                  done.modified()));
    }
  }

  // Who does not say when a folder was changed says it of its beginning.
  private Open heading(String attributes, String title) {
    Instant added = now;
    Optional<Instant> modified = Optional.empty();
    Matcher each = ATTRIBUTE.matcher(attributes);
    while (each.find()) {
      switch (each.group(1).toUpperCase(Locale.ROOT)) {
        case "ADD_DATE" -> added = date(each.group(2).strip());
        case "LAST_MODIFIED" -> modified = Optional.of(date(each.group(2).strip()));
        default -> {} // which of them is the bar, and other browsers' own
      }
    }
    return new Open(title, new ArrayList<>(), added, modified.orElse(added));
  }

  private void bookmark(String attributes, String title) {
    String url = "";
    List<String> tags = List.of();
    Instant added = now;
    Matcher each = ATTRIBUTE.matcher(attributes);
    while (each.find()) {
      String value = unescaped(each.group(2)).strip();
      switch (each.group(1).toUpperCase(Locale.ROOT)) {
        case "HREF" -> url = value;
        case "TAGS" -> tags = tags(value);
        case "ADD_DATE" -> added = date(value);
        default -> {} // icons and other browsers' own
      }
    }
    if (isKept(url)) {
      count++;
      String name = title.isBlank() ? url : title;
      open.getFirst()
          .children()
          .add(new Bookmark(newest.incrementAndGet(), name, url, tags, added));
    }
  }

  /** Whether a bookmark may lead there: to pages and files, never to a script. */
  static boolean isKept(String url) {
    return url.length() <= LONGEST_URL && url.matches("(?is)(https?|file|ftp):.+");
  }

  private static List<String> tags(String list) {
    return List.of(list.split(",")).stream()
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .limit(20)
        .toList();
  }

  private Instant date(String seconds) {
    return seconds.matches("\\d{1,10}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : now;
  }

  private static String text(String html, int from) {
    int end = html.indexOf('<', from);
    int last = Math.min(end < 0 ? html.length() : end, from + 4 * LONGEST_TITLE);
    String text = unescaped(html.substring(from, last)).strip().replaceAll("\\s+", " ");
    return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
  }

  private static String unescaped(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(entity -> {
          String name = entity.group(1);
          String plain = name.startsWith("#") ? number(name.substring(1)) : NAMED.get(name);
          return Matcher.quoteReplacement(plain == null ? entity.group() : plain);
        });
  }

  private static String number(String digits) {
    boolean isHex = digits.startsWith("x");
    try {
      int point = Integer.parseInt(isHex ? digits.substring(1) : digits, isHex ? 16 : 10);
      return Character.isValidCodePoint(point) && point >= ' ' ? Character.toString(point) : "";
    } catch (NumberFormatException notOne) {
      return "";
    }
  }

  /** The whole file. */
  static String write(Folder root) {
    var html =
        new StringBuilder(
            """
            <!DOCTYPE NETSCAPE-Bookmark-file-1>
            <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
            <TITLE>Bookmarks</TITLE>
            <H1>Bookmarks</H1>
            """);
    list(html, root, "");
    return html.toString();
  }

  private static void list(StringBuilder html, Folder folder, String indent) {
    html.append(indent).append("<DL><p>\n");
    for (BookmarkNode node : folder.children()) {
      String date = date("ADD_DATE", node.added());
      html.append(indent).append("  <DT>");
      switch (node) {
        case Bookmark one -> {
          html.append("<A HREF=\"").append(escaped(one.url())).append('"').append(date);
          if (!one.tags().isEmpty()) {
            html.append(" TAGS=\"").append(escaped(String.join(",", one.tags()))).append('"');
          }
          html.append('>').append(escaped(one.title())).append("</A>\n");
        }
        case Folder below -> {
          html.append("<H3").append(date).append(date("LAST_MODIFIED", below.modified()));
          html.append('>').append(escaped(below.title()));
          html.append("</H3>\n");
          list(html, below, indent + "  ");
        }
      }
    }
    html.append(indent).append("</DL><p>\n");
  }

  private static String date(String name, Instant when) {
    return " " + name + "=\"" + Math.max(0, when.getEpochSecond()) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
