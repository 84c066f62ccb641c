package sextant.files;

import sextant.files.Diagnosis.Finding;
import sextant.words.Explanation;
import sextant.words.Language;

/** The findings of a diagnosis as people read them, in both faces alike. */
public final class DiagnosisLines {
  private DiagnosisLines() {}

  /** Whether a finding means that something is wrong. */
  public static boolean isTrouble(Finding finding) {
    return !(finding instanceof Finding.Works || finding instanceof Finding.Answers);
  }

  /** What was found, why it matters and what to do. */
  public static Explanation of(Finding finding, Language language) {
    DiagnosisText text = new DiagnosisText(language);
    return switch (finding) {
      case Finding.NoNetwork _ ->
          new Explanation(text.noNetwork(), text.noNetworkWhy(), text.noNetworkTodo());
      case Finding.Works(var name, var networks) ->
          new Explanation(
              text.works(name), text.worksWhy(name, String.join(", ", networks)), text.worksTodo());
      case Finding.CannotLeave(var name, var why) ->
          new Explanation(text.cannotLeave(name), text.cannotLeaveWhy(why), text.cannotLeaveTodo());
      case Finding.NotHeard(var name, var port) ->
          new Explanation(
              text.notHeard(name),
              text.notHeardWhy(name, Integer.toString(port)),
              text.notHeardTodo(Integer.toString(port)));
      case Finding.NoMulticast(var name) ->
          new Explanation(text.noMulticast(name), text.noMulticastWhy(), text.noMulticastTodo());
      case Finding.Tunnel(var name) ->
          new Explanation(text.tunnel(name), text.tunnelWhy(), text.tunnelTodo());
      case Finding.Mute(var address, var port, var alias) ->
          new Explanation(
              text.mute(alias, address),
              text.muteWhy(Integer.toString(port)),
              text.muteTodo(address));
      default -> ofAddress(finding, text);
    };
  }

  private static Explanation ofAddress(Finding finding, DiagnosisText text) {
    return switch (finding) {
      case Finding.OtherNetwork(var address, var networks) ->
          new Explanation(
              text.otherNetwork(address),
              text.otherNetworkWhy(String.join(", ", networks)),
              text.otherNetworkTodo());
      case Finding.NothingListens(var address, var port) ->
          new Explanation(
              text.nothingListens(address, Integer.toString(port)),
              text.nothingListensWhy(),
              text.nothingListensTodo());
      case Finding.NoAnswer(var address, var port) ->
          new Explanation(
              text.noAnswer(address),
              text.noAnswerWhy(Integer.toString(port)),
              text.noAnswerTodo(Integer.toString(port)));
      case Finding.Answers(var address, var alias) ->
          new Explanation(text.answers(alias, address), text.answersWhy(), text.answersTodo());
      default -> throw new IllegalStateException("bug: " + finding + " is said elsewhere");
    };
  }
}
