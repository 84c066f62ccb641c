package sextant.files;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.files.store.NameRules;
import sextant.files.store.ReceiveFolder;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;
import sextant.words.Failure;

/** Decides what is still needed of each entry of a transfer, once, before its streams. */
final class Wishes {
  private final Incoming in;
  private final Arrivals arrivals;
  private final List<Plan.Wish> wishes = new ArrayList<>();
  private long missingBytes;

  Wishes(Incoming in, Arrivals arrivals) {
    this.in = in;
    this.arrivals = arrivals;
  }

  /** Looks at every entry that the survey has not seen to be free. */
  List<Plan.Wish> decide(Survey survey) throws IOException {
    in.tally().expect(in.entries(), in.proposal().totalBytes());
    try (ReceiveFolder.Looking looking = in.folder().new Looking()) {
      for (int i = 0; i < in.entries().size(); i++) {
        SourceEntry entry = in.entries().get(i);
        boolean isFresh = survey.isFresh(i, entry, in.folder()) && !in.unwanted().get(i);
        Plan.Wish wish = isFresh ? new Plan.Wish.Whole() : wish(i, entry, looking);
        wishes.add(wish);
        missingBytes += stillNeeded(i, wish);
      }
    }
    return wishes;
  }

  /** How much is still to come; known once decided. */
  long missingBytes() {
    return missingBytes;
  }

  private long stillNeeded(int index, Plan.Wish wish) {
    SourceEntry entry = in.entries().get(index);
    return switch (wish) {
      case Plan.Wish.Whole _, Plan.Wish.Changes _ -> entry.size();
      case Plan.Wish.Rest rest -> {
        long there = IncomingFile.presentBytes(rest.present(), entry.size());
        in.tally().alreadyThere(index, there);
        yield entry.size() - there;
      }
      case Plan.Wish.Here _, Plan.Wish.Unwanted _ -> {
        arrivals.settle(index);
        if (entry.isFile()) {
          in.tally().skipped(index, entry.size());
        }
        yield 0;
      }
    };
  }

  private Plan.Wish wish(int index, SourceEntry entry, ReceiveFolder.Looking looking)
      throws IOException {
    if (!entry.isFile()) {
      return new Plan.Wish.Here(); // made at the end, from the offer alone
    }
    if (in.unwanted().get(index)) {
      return new Plan.Wish.Unwanted();
    }
    SafePath path;
    try {
      path = SafePath.of(entry.name(), NameRules.ofThisSystem());
    } catch (RefusedNameException refused) {
      refuse(in, entry, refused);
      return new Plan.Wish.Unwanted();
    }
    if (in.batch().before().landed().containsKey(index)) {
      return new Plan.Wish.Here();
    }
    Optional<BasicFileAttributes> there;
    try {
      there = looking.at(path).filter(BasicFileAttributes::isRegularFile);
    } catch (IOException _) { // a file where a folder should be: it will get a number
      return new Plan.Wish.Whole();
    }
    return wish(index, path, there);
  }

  private Plan.Wish wish(int index, SafePath path, Optional<BasicFileAttributes> there)
      throws IOException {
    SourceEntry entry = in.entries().get(index);
    if (there.isPresent()
        && there.get().size() == entry.size()
        && there.get().lastModifiedTime().equals(entry.modified())) {
      in.desk().happened(new ReceiveEvent.Skipped(in.id(), entry.name(), entry.size()));
      return new Plan.Wish.Here();
    }
    Map<Integer, Integer> blocks = in.batch().before().blocks().get(index);
    if (blocks != null) {
      return in.traits().isRenamed() ? compared(index) : begun(index, blocks);
    }
    if (there.isPresent() && there.get().size() > Frame.BLOCK && entry.size() > Frame.BLOCK) {
      return changes(index, () -> in.folder().read(path));
    }
    return new Plan.Wish.Whole();
  }

  private Plan.Wish begun(int index, Map<Integer, Integer> blocks) throws IOException {
    long size = in.entries().get(index).size();
    IncomingFile file = IncomingFile.resume(in.batch(), index, size, blocks);
    return arrivals.takeUp(index, file) ? new Plan.Wish.Here() : new Plan.Wish.Rest(file.present());
  }

  // Under another name it might be another file of the same size and time: so by its content.
  private Plan.Wish compared(int index) throws IOException {
    return changes(index, () -> in.batch().readPart(index));
  }

  private Plan.Wish changes(int index, Arrivals.Base base) throws IOException {
    Plan.Hashes hashes = BlockHashes.of(base);
    arrivals.changesTo(index, base);
    return new Plan.Wish.Changes(hashes);
  }

  /** Says that a name was refused. */
  static void refuse(Incoming in, SourceEntry entry, RefusedNameException refused) {
    String detail = String.valueOf(refused.getMessage());
    String shown = Names.shown(entry.name(), 120);
    Failure failure = new Failure(Failure.Kind.NAME_REFUSED, shown, detail);
    in.desk().happened(new ReceiveEvent.Failed(in.id(), shown, failure));
  }
}
