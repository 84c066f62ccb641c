package sextant.chat.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import sextant.chat.Offers;

/**
 * Gives one letter to a mail relay (RFC 5321). The relay has to take mail from this computer
 * without a login, as the usual ones do from their own machine; it signs and delivers.
 */
final class Mail {
  private static final int LIMIT_MILLIS = 15_000;
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private final Offers.Email relay;
  private final BufferedReader in;
  private final OutputStream out;

  private Mail(Offers.Email relay, Socket socket) throws IOException {
    this.relay = relay;
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    this.out = socket.getOutputStream();
  }

  /** Whether the text may be an address; nothing else comes near a header. */
  static boolean isAddress(String text) {
    return text.length() <= 254 && ADDRESS.matcher(text).matches();
  }

  /** Returns when the relay has taken it. */
  static void send(Offers.Email relay, String server, String to, String subject, String text)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(relay.host(), relay.port()), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      Mail mail = new Mail(relay, socket);
      mail.expect(220);
      mail.say("EHLO " + server, 250);
      mail.say("MAIL FROM:<" + relay.sender() + ">", 250);
      mail.say("RCPT TO:<" + to + ">", 250);
      mail.say("DATA", 354);
      mail.say(mail.letter(to, subject, text) + "\r\n.", 250);
      mail.say("QUIT", 221);
    }
  }

  private String letter(String to, String subject, String text) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    String body = text.replace("\n", "\r\n").replace("\r\n.", "\r\n..");
    return "From: <"
        + relay.sender()
        + ">\r\nTo: <"
        + to
        + ">\r\nSubject: "
        + subject
        + "\r\nDate: "
        + date
        + "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + body;
  }

  private void say(String line, int wanted) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    expect(wanted);
  }

  /** Reads an answer of one or several lines. */
  private void expect(int wanted) throws IOException {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    if (line == null || !line.startsWith(Integer.toString(wanted))) {
      throw new IOException("mail: the relay said " + line + ", not " + wanted);
    }
  }
}
