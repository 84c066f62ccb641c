package sextant.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import sextant.web.PageText;
import sextant.web.store.Visit;

/** The visited pages by day, newest first, with a search. */
public final class HistoryPage {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private HistoryPage() {}

  /**
   * The page.
   *
   * @param words what was searched for, empty for nothing
   * @param visits newest first; when they are as many as were asked for, older ones are offered
   */
  public static String html(
      PageStyle style, String words, List<Visit> visits, boolean hasMore, ZoneId zone) {
    PageText text = style.text();
    Html html = Html.page(style, text.history());
    html.element("h1", text.history());
    html.open("form", "class", "row", "action", "sextant:history");
    html.open(
        "input",
        "name",
        "q",
        "value",
        words,
        "aria-label",
        text.searchHistory(),
        "placeholder",
        text.searchHistory());
    html.element("button", text.search()).close("form");
    if (visits.isEmpty()) {
      html.element("p", words.isEmpty() ? text.historyEmpty() : text.nothingFound(words));
    } else {
      days(html, style, visits, zone);
    }
    if (hasMore) {
      Instant last = visits.getLast().at();
      OwnAddress older =
          OwnAddress.of("history").with("before", Long.toString(last.toEpochMilli()));
      html.open("p").button(older.toString(), text.older()).close("p");
    }
    html.element("h2", text.clearData()).open("p");
    html.button(style.action("forget", "since", "hour"), text.lastHour());
    html.button(style.action("forget", "since", "day"), text.lastDay());
    html.button(style.action("forget", "since", "week"), text.lastWeek());
    html.button(style.action("forget", "since", "ever"), text.everything()).close("p");
    html.element("p", text.clearDataSays(), "class", "muted");
    return html.end();
  }

  private static void days(Html html, PageStyle style, List<Visit> visits, ZoneId zone) {
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(style.language().locale());
    LocalDate current = LocalDate.MIN;
    for (Visit visit : visits) {
      LocalDate date = visit.at().atZone(zone).toLocalDate();
      if (!date.equals(current)) {
        html.cleaned(current.equals(LocalDate.MIN) ? "" : "</ul>");
        html.element("h2", day.format(date)).open("ul");
        current = date;
      }
      html.open("li");
      html.element("span", TIME.format(visit.at().atZone(zone)), "class", "time");
      html.open("span", "class", "what");
      html.link(visit.url(), visit.title().isEmpty() ? visit.url() : visit.title());
      html.element("span", StartPage.shortened(visit.url()), "class", "muted").close("span");
      html.link(style.action("history", "delete", visit.url()), style.text().delete());
      html.close("li");
    }
    html.close("ul");
  }
}
