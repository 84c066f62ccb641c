package sextant.http;

import java.io.IOException;

/** Answers requests; called on a virtual thread of its own for each connection. */
@FunctionalInterface
public interface HttpHandler {
  /** Answers one; what it throws ends the connection. */
  void handle(Exchange exchange) throws IOException, InterruptedException;
}
