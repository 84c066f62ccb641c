package sextant.web.page;

import sextant.web.PageText;
import sextant.web.store.SearchEngine;
import sextant.web.store.SearchEngines;
import sextant.web.store.Setting;
import sextant.web.store.Settings;
import sextant.web.store.SiteSettings;

/** What can be set, as a form that works without a script. */
public final class SettingsPage {
  private SettingsPage() {}

  /** What became of what was sent. */
  public enum Outcome {
    /** Nothing was sent. */
    NONE,
    /** All of it is set now. */
    SAVED,
    /** Some of it was not understood and stays as it was. */
    REFUSED
  }

  /** The page, with what became of what was sent before. */
  public static String html(
      PageStyle style,
      Settings settings,
      SearchEngines engines,
      SiteSettings sites,
      Outcome outcome) {
    PageText text = style.text();
    Html html = Html.page(style, text.settings());
    html.element("h1", text.settings());
    switch (outcome) {
      case NONE -> {}
      case SAVED -> html.element("p", text.saved(), "class", "good", "role", "status");
      case REFUSED -> html.element("p", text.notAllSaved(), "class", "bad", "role", "alert");
    }
    html.open("form", "action", "sextant:settings");
    html.open("input", "type", "hidden", "name", OwnAddress.KEY, "value", style.key());
    engine(html, text, engines);
    for (Setting setting : Setting.values()) {
      setting(html, text, setting, settings.get(setting));
    }
    html.open("p").element("button", text.save(), "class", "primary").close("p").close("form");
    keywords(html, style, engines);
    if (!sites.hosts().isEmpty()) {
      html.element("h2", text.sitesOfTheirOwn()).open("ul");
      for (String host : sites.hosts()) {
        html.open("li").element("span", host, "class", "what");
        html.link(style.action("settings", "forget-site", host), text.remove()).close("li");
      }
      html.close("ul");
    }
    html.element("h2", text.clearData());
    html.open("p").button("sextant:history", text.clearDataInHistory()).close("p");
    return html.end();
  }

  private static void engine(Html html, PageText text, SearchEngines engines) {
    html.open("label", "class", "field").element("span", text.searchEngine());
    html.open("select", "name", "engine");
    for (SearchEngine one : engines.all()) {
      option(
          html,
          one.name(),
          one.isNone() ? text.noEngine() : one.name(),
          one.equals(engines.chosen()));
    }
    html.close("select").close("label");
  }

  private static void keywords(Html html, PageStyle style, SearchEngines engines) {
    PageText text = style.text();
    html.element("h2", text.searchByKeyword())
        .element("p", text.keywordExample(), "class", "muted");
    html.open("ul");
    for (SearchEngine one : engines.all()) {
      if (!one.isNone()) {
        html.open("li").element("span", one.name(), "class", "what");
        html.element("span", one.keyword(), "class", "mono");
        if (engines.isAdded(one)) {
          html.link(style.action("settings", "forget-engine", one.name()), text.remove());
        }
        html.close("li");
      }
    }
    html.close("ul").open("form", "class", "row", "action", "sextant:settings");
    html.open("input", "type", "hidden", "name", OwnAddress.KEY, "value", style.key());
    field(html, "engine-name", text.engineName());
    field(html, "engine-keyword", text.keyword());
    field(html, "engine-address", text.engineAddress());
    html.element("button", text.add()).close("form");
  }

  private static void field(Html html, String name, String label) {
    html.open("input", "name", name, "placeholder", label, "aria-label", label);
  }

  private static void setting(Html html, PageText text, Setting setting, String value) {
    html.open("label", "class", "field").element("span", label(text, setting));
    if (setting.choices().isEmpty()) {
      html.open("input", "name", setting.key(), "value", value, "placeholder", setting.usual());
    } else {
      html.open("select", "name", setting.key());
      for (String choice : setting.choices()) {
        option(html, choice, choiceLabel(text, setting, choice), choice.equals(value));
      }
      html.close("select");
    }
    html.close("label");
  }

  private static void option(Html html, String value, String label, boolean isChosen) {
    String[] attributes =
        isChosen
            ? new String[] {"value", value, "selected", "selected"}
            : new String[] {"value", value};
    html.element("option", label, attributes);
  }

  private static String choiceLabel(PageText text, Setting setting, String choice) {
    return switch (choice) {
      case "on" -> text.on();
      case "off" -> text.off();
      case "auto" -> setting == Setting.BOOKMARKS_BAR ? text.whenThereAre() : text.asTheWindow();
      default -> choice + " %";
    };
  }

  private static String label(PageText text, Setting setting) {
    return switch (setting) {
      case HOME -> text.home();
      case RESTORE_TABS -> text.restoreTabs();
      case HTTPS_FIRST -> text.httpsFirst();
      case BLOCKING -> text.blocking();
      case THIRD_PARTY_COOKIES -> text.thirdPartyCookies();
      case BOOKMARKS_BAR -> text.bookmarksBar();
      case SCRIPTS -> text.scripts();
      case DARK_PAGES -> text.darkPages();
      case ZOOM -> text.zoom();
      case DOWNLOAD_FOLDER -> text.downloadFolder();
      case PROXY -> text.proxy();
      case USER_STYLE -> text.userStyle();
    };
  }
}
