package sextant.web.page;

import sextant.web.PageText;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;

/**
 * Failures of pages as they are said in a window: what to do is never an option of a command there,
 * and why is a sentence.
 */
public final class WindowAdvice {
  private WindowAdvice() {}

  /** The failure, with what can be done about it in a window. */
  public static Explanation explain(Failure failure, Language language) {
    Explanation said = failure.explain(language);
    PageText text = new PageText(language);
    boolean isUntrusted = failure.kind() == Failure.Kind.CERTIFICATE_UNTRUSTED;
    String why = isUntrusted ? text.windowUntrustedWhy(said.why()) : said.why();
    return new Explanation(said.what(), why, todo(failure, said, text));
  }

  private static String todo(Failure failure, Explanation said, PageText text) {
    return switch (failure.kind()) {
      case NOT_TLS -> text.windowPlainTodo();
      case TLS_EXPECTED, TLS_SPOKEN -> text.windowTlsTodo();
      case TIMEOUT -> text.windowTimeoutTodo();
      case UNREACHABLE -> text.windowUnreachableTodo();
      case CERTIFICATE_UNTRUSTED, CERTIFICATE_NOT_PINNED -> text.windowCertificateTodo();
      case CERTIFICATE_EXPIRED -> text.windowExpiredTodo();
      case CERTIFICATE_WRONG_NAME -> text.windowWrongNameTodo();
      case BAD_INPUT -> text.windowInputTodo();
      default -> said.todo();
    };
  }
}
