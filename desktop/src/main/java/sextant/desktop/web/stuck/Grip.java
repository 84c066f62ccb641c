package sextant.desktop.web.stuck;

/** What of the engine the JavaFX thread is inside of, read from its stack. */
enum Grip {
  /** No page: what is slow is ours, or nothing is. */
  NONE,
  /** A page that a person sees: it paints, or got a key or the mouse. */
  FRONT,
  /** A page or a part of one that arrives. */
  LOAD,
  /** Some page: a timer of the engine does not say whose. */
  ANY;

  private static final String ENGINE = "com.sun.webkit.";

  /** Pages on paper and pictures of pages take long because a person wants them. */
  private static final String OURS = "sextant.desktop.web.pdf.";

  /** Reads a stack, the newest call first. */
  static Grip of(StackTraceElement[] stack) {
    Grip grip = NONE;
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith(OURS)
          || frame.getMethodName().equals("enterNestedEventLoop")) {
        return NONE;
      }
      if (grip == NONE && frame.isNativeMethod() && frame.getClassName().startsWith(ENGINE)) {
        grip = of(frame);
      }
    }
    return grip;
  }

  private static Grip of(StackTraceElement frame) {
    String method = frame.getMethodName();
    if (frame.getClassName().startsWith(ENGINE + "network.")) {
      return LOAD;
    }
    boolean isOfFront =
        method.startsWith("twkProcess")
            || method.equals("twkPrePaint")
            || method.equals("twkPostPaint")
            || method.equals("twkUpdateContent")
            || method.equals("twkUpdateRendering");
    return isOfFront ? FRONT : ANY;
  }
}
