package sextant.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Those parts of a configuration of which there may be several. */
final class ConfigLists {
  private ConfigLists() {}

  static List<ChatConfig.Listener> listeners(List<TomlTable> tables) throws Toml.SyntaxException {
    List<ChatConfig.Listener> all = new ArrayList<>();
    for (TomlTable table : tables) {
      ChatConfig.Listener.Use use = use(table);
      boolean web = use == ChatConfig.Listener.Use.WEB;
      all.add(
          new ChatConfig.Listener(
              table.text("host", "127.0.0.1"),
              table.port(web ? ChatConfig.Listener.WEB_PORT : 6667),
              table.path("unix"),
              use,
              table.flag("tls", false),
              table.flag("proxy", false),
              table.path("certificate"),
              table.path("key"),
              table.texts("origins", List.of())));
      table.end();
    }
    return all;
  }

  private static ChatConfig.Listener.Use use(TomlTable table) throws Toml.SyntaxException {
    boolean pages = table.flag("pages", false);
    boolean web = table.flag("web", false);
    if (pages && web) {
      throw new Toml.SyntaxException(
          table.line("web"), "a listener is for pages or for web, not for both");
    }
    return pages
        ? ChatConfig.Listener.Use.PAGES
        : web ? ChatConfig.Listener.Use.WEB : ChatConfig.Listener.Use.IRC;
  }

  static List<ChatConfig.Operator> operators(List<TomlTable> tables) throws Toml.SyntaxException {
    List<ChatConfig.Operator> all = new ArrayList<>();
    for (TomlTable table : tables) {
      all.add(
          new ChatConfig.Operator(
              table.needed("name", "an operator"),
              table.needed("password", "an operator"),
              table.text("title", "")));
      table.end();
    }
    return all;
  }

  static List<ClusterNode> members(List<TomlTable> tables) throws Toml.SyntaxException {
    List<ClusterNode> all = new ArrayList<>();
    for (TomlTable table : tables) {
      String line = table.needed("line", "a member");
      all.add(
          ClusterNode.parse(line)
              .orElseThrow(
                  () -> new Toml.SyntaxException(table.line("line"), "no member: " + line)));
      table.end();
    }
    return all;
  }

  static List<Gateways.Gateway> gateways(List<TomlTable> tables) throws Toml.SyntaxException {
    List<Gateways.Gateway> all = new ArrayList<>();
    for (TomlTable table : tables) {
      all.add(
          new Gateways.Gateway(
              table.text("password", ""), Set.copyOf(table.texts("hosts", List.of()))));
      table.end();
    }
    return all;
  }

  static List<Offers.Service> services(List<TomlTable> tables) throws Toml.SyntaxException {
    List<Offers.Service> all = new ArrayList<>();
    for (TomlTable table : tables) {
      all.add(
          new Offers.Service(
              table.needed("name", "a service"),
              table.text("url", ""),
              table.text("description", ""),
              table.text("secret", "")));
      table.end();
    }
    return all;
  }
}
