package sextant.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Marks the moments of one call. */
final class TransportEvents extends EventListener {
  private final TimeMarks marks;

  TransportEvents(TimeMarks marks) {
    this.marks = marks;
  }

  @Override
  public void callStart(Call call) {
    marks.restart();
  }

  @Override
  public void dnsStart(Call call, String name) {
    marks.dnsStart();
  }

  @Override
  public void dnsEnd(Call call, String name, List<InetAddress> addresses) {
    marks.dnsEnd();
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    marks.connectStart();
  }

  @Override
  public void secureConnectStart(Call call) {
    marks.tlsStart();
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    marks.tlsEnd();
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    if (protocol != Protocol.HTTP_2) {
      marks.connectEnd();
    }
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    marks.connectEnd();
  }

  @Override
  public void requestHeadersStart(Call call) {
    marks.sendStart();
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    marks.sendEnd();
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    marks.sendEnd();
  }

  @Override
  public void responseHeadersStart(Call call) {
    marks.firstByte();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    if (!marks.hasFirstByte()) {
      marks.firstByte();
    }
  }
}
