package sextant.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkSettings;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/**
 * {@code sextant chat send}: says one thing in a room or to a person, and ends when it is there.
 */
final class ChatSendCommand extends Command {
  private static final long LIMIT_SECONDS = 30;

  ChatSendCommand() {
    super("send");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).sendSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat send '#lobby' hello", text.exampleSend());
    shape.example("date | sextant chat send '#lobby'", text.exampleSendPipe());
    shape.example("sextant chat send --nick bot '#lobby' done", text.exampleSendNick());
    ChatTarget target = new ChatTarget(shape, text);
    Argument<String> where = shape.parameter(Values.place("ROOM"), text.parameterRoom());
    Argument<String> words = shape.restParameters(Values.text("TEXT"), text.parameterText());
    return run -> {
      String said =
          words.isGiven()
              ? String.join(" ", words.all())
              : new String(run.input().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
      return send(run, text, target, new Wish(where.value(), said));
    };
  }

  private record Wish(String place, String words) {}

  private static int send(Run run, ChatText text, ChatTarget target, Wish wish)
      throws IOException, InterruptedException {
    boolean isRoom = wish.place().startsWith("#") || wish.place().startsWith("&");
    NetworkSettings settings =
        target.network(Optional.empty(), isRoom ? List.of(wish.place()) : List.of(), text);
    ChatWatch watch = new ChatWatch(run, text, wish.place(), (_, _, _) -> {});
    try (ClientStore store = ClientStore.inMemory();
        Network network = new Network(settings, ChatTarget.surroundings(run, store), watch);
        Interruption.Registration _ = run.interruption().stopping(network::close)) {
      network.connect();
      boolean _ = await(watch.inside(), settings.address());
      network.say(wish.place(), wish.words(), "");
      Line line = await(watch.spoken(), settings.address());
      if (line.delivery() instanceof Line.Delivery.Failed failed) {
        throw new FailureException(
            new Failure(Failure.Kind.DECLINED, wish.place(), failed.detail()));
      }
      if (run.output().isJson()) {
        new ChatLines(run.output(), text, true).show(wish.place(), line);
      }
      return Exit.DONE;
    }
  }

  /** What the future brings; its failure as it is. */
  static <T> T await(CompletableFuture<T> future, String subject)
      throws IOException, InterruptedException {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new FailureException(new Failure(Failure.Kind.TIMEOUT, subject, ""), e);
    }
  }
}
