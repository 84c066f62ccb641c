package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sextant.words.FailureException;

/** Closing a client cancels what runs, whichever way it goes. */
class ClosingTest {
  private final WebProfile profile = WebProfile.inMemory();
  private final CompletableFuture<Void> isAsked = new CompletableFuture<>();
  private final CompletableFuture<Void> mayEnd = new CompletableFuture<>();

  @AfterEach
  void end() {
    mayEnd.complete(null);
  }

  private Exchange.State stateOfTheLast() {
    return profile.traffic().exchanges().getLast().state();
  }

  /** Answers with this and then says nothing more. */
  private TestServer stuckAfter(String beginning) throws IOException {
    return TestServer.start((asked, output) -> {
      output.write(beginning.getBytes(StandardCharsets.US_ASCII));
      output.flush();
      isAsked.complete(null);
      mayEnd.join();
      return false;
    });
  }

  private void closesWhileReading(WebClient client, WebUrl url) throws Exception {
    var ended =
        CompletableFuture.supplyAsync(() ->
            catchThrowableOfType(
                FailureException.class,
                () -> {
                  try (WebResponse response = client.fetch(WebRequest.get(url))) {
                    response.body().transferTo(OutputStream.nullOutputStream());
                  }
                }));
    isAsked.get(30, TimeUnit.SECONDS);
    client.close();
    assertThat(ended.get(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(stateOfTheLast()).isEqualTo(Exchange.State.CANCELLED);
  }

  @Test
  void theWaitForAnAnswerEnds() throws Exception {
    try (var server = stuckAfter("")) {
      closesWhileReading(WebClient.open(profile, WebOptions.DEFAULT), server.url("/"));
    }
  }

  @Test
  void aBodyThatIsComingEnds() throws Exception {
    try (var server = stuckAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
      closesWhileReading(WebClient.open(profile, WebOptions.DEFAULT), server.url("/"));
    }
  }

  @Test
  void aBodyThatComesByAProxyEndsToo() throws Exception {
    try (var proxy = stuckAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
      var server = new ProxyChoice.Server("127.0.0.1", proxy.port(), false);
      var options = WebOptions.DEFAULT.with(new ProxyChoice.Manual(server));
      closesWhileReading(WebClient.open(profile, options), WebUrl.of("http://far.example/"));
    }
  }

  @Test
  void whatIsAskedForLaterIsCancelledToo() throws IOException {
    try (var server = TestServer.answering(asked -> TestServer.ok("late"))) {
      WebClient client = WebClient.open(profile, WebOptions.DEFAULT);
      client.close();
      WebRequest request = WebRequest.get(server.url("/"));
      assertThat(catchThrowableOfType(FailureException.class, () -> client.send(request)))
          .isNotNull();
      assertThat(stateOfTheLast()).isEqualTo(Exchange.State.CANCELLED);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void whatIsOverStaysAsItEnded() throws IOException {
    try (var server = TestServer.answering(asked -> TestServer.ok("whole"))) {
      WebClient client = WebClient.open(profile, WebOptions.DEFAULT);
      try (WebResponse response = client.send(WebRequest.get(server.url("/")))) {
        assertThat(response.body().readAllBytes()).asString().isEqualTo("whole");
      }
      client.close();
      assertThat(stateOfTheLast()).isEqualTo(Exchange.State.DONE);
    }
  }
}
