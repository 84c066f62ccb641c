package sextant.files.store;

/** Decides where a symbolic link that a stranger sent may point. */
final class LinkTargets {
  private LinkTargets() {}

  /** Returns when the target is relative and stays below the folder, read from the link's place. */
  static void requireInside(SafePath link, String target) throws RefusedNameException {
    boolean isAbsolute = target.startsWith("/") || target.startsWith("\\") || target.contains(":");
    if (target.isEmpty() || isAbsolute || target.indexOf('\0') >= 0) {
      throw new RefusedNameException("the link points to an absolute place");
    }
    int depth = link.folders().size();
    for (String part : target.split("[/\\\\]", -1)) {
      if (part.equals("..")) {
        depth--;
      } else if (!part.isEmpty() && !part.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        throw new RefusedNameException("the link points out of the folder");
      }
    }
  }
}
