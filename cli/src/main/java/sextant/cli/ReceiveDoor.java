package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sextant.files.Decision;
import sextant.files.Doorkeeper;
import sextant.files.Doorkeeper.Judgement;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Doorkeeper.Reason;
import sextant.files.Paired;
import sextant.files.PairingListener;
import sextant.files.Proposal;
import sextant.files.Receiver;
import sextant.identity.Fingerprint;
import sextant.identity.PairingCode;
import sextant.identity.TrustedDevices;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** Who may come in: what is known decides, else the person at the terminal. */
final class ReceiveDoor {
  private final Run run;
  private final FilesText text;
  private final Doorkeeper keeper;
  private final Object asking = new Object();
  private final Set<Fingerprint> welcome = ConcurrentHashMap.newKeySet();

  ReceiveDoor(Run run, FilesText text, Openness openness) {
    this.run = run;
    this.text = text;
    this.keeper = new Doorkeeper(new TrustedDevices(run.state(), Clock.systemUTC()), openness);
  }

  /** Shows a code: who types it is trusted, and is let in without a question this time. */
  void showCode(Receiver receiver) {
    PairText words = new PairText(run.language());
    PairingCode code =
        receiver.showCode(
            new PairingListener() {
              @Override
              public void paired(Paired other) {
                welcome.add(other.fingerprint());
                try {
                  PairCommand.trust(run, other, words);
                } catch (FailureException e) {
                  run.output().warn(e.failure().explain(run.language()).inOneLine());
                }
              }

              @Override
              public void over() {
                run.output().warn(words.nobody());
              }
            });
    run.output().say(text.code(code.text()));
  }

  /** Answers an offer; blocks while the person thinks. */
  Decision decide(Proposal proposal) {
    try {
      if (proposal.proven().filter(welcome::contains).isPresent()) {
        return keeper.welcome(proposal);
      }
      return switch (keeper.judge(proposal)) {
        case Judgement.Take take -> take.accept();
        case Judgement.Refuse refuse -> refuse(proposal, refuse.reason());
        case Judgement.Ask ask when ask.standing() == Standing.IMPOSTOR ->
            refuse(proposal, Reason.IMPOSTOR);
        case Judgement.Ask ask -> ask(proposal, ask.standing());
      };
    } catch (FailureException e) {
      run.output().warn(e.failure().explain(run.language()).inOneLine());
      return new Decision.Decline();
    }
  }

  private Decision refuse(Proposal proposal, Reason reason) {
    String name = proposal.sender().alias();
    String address = proposal.address().getHostAddress();
    run.output()
        .warn(
            switch (reason) {
              case STRANGER -> text.declinedUntrusted(name, address);
              case IMPOSTOR -> text.alarm(name);
              case QUOTA -> text.declinedQuota(name);
            });
    return new Decision.Decline();
  }

  private Decision ask(Proposal proposal, Standing standing) throws FailureException {
    String name = proposal.sender().alias();
    String address = proposal.address().getHostAddress();
    if (!run.output().screen().onErrors()) {
      run.output().warn(text.declinedNobody(name, address));
      return new Decision.Decline();
    }
    synchronized (asking) { // one question at a time
      String who =
          standing == Standing.TRUSTED
              ? text.questionTrusted()
              : text.questionUnknown(proposal.sender().fingerprint());
      run.output().say(who);
      String size = Quantity.bytes(proposal.totalBytes());
      run.output().say(text.question(name, address, proposal.files().size(), size));
      String answer = readLine().strip().toLowerCase(Locale.ROOT);
      return answer.startsWith(text.answerYes())
          ? keeper.welcome(proposal)
          : new Decision.Decline();
    }
  }

  private String readLine() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8), 1)
              .readLine();
      return line == null ? "" : line;
    } catch (IOException _) {
      return "";
    }
  }
}
