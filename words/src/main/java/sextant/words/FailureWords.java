package sextant.words;

/** Joins each kind of failure with its texts; the compiler finds a kind without words. */
final class FailureWords {
  private FailureWords() {}

  static Explanation explain(Failure failure, FailureText text) {
    return switch (failure.kind()) {
      case ADDRESS_IN_USE ->
          new Explanation(
              text.addressInUseWhat(failure.subject()),
              text.addressInUseWhy(),
              text.addressInUseTodo());
      case ADDRESS_NOT_AVAILABLE ->
          new Explanation(
              text.addressNotAvailableWhat(failure.subject()),
              text.addressNotAvailableWhy(),
              text.addressNotAvailableTodo());
      case PERMISSION_DENIED ->
          new Explanation(
              text.permissionDeniedWhat(failure.subject()),
              text.permissionDeniedWhy(failure.detail()),
              text.permissionDeniedTodo());
      case PRIVILEGED_PORT ->
          new Explanation(
              text.privilegedPortWhat(failure.subject()),
              text.privilegedPortWhy(),
              text.privilegedPortTodo());
      case UNKNOWN_HOST ->
          new Explanation(
              text.unknownHostWhat(failure.subject()),
              looksLikeIpv4(failure.subject()) ? text.notIpv4Why() : text.unknownHostWhy(),
              text.unknownHostTodo());
      case CONNECTION_REFUSED ->
          new Explanation(
              text.connectionRefusedWhat(failure.subject()),
              text.connectionRefusedWhy(),
              text.connectionRefusedTodo());
      case CONNECTION_RESET ->
          new Explanation(
              text.connectionResetWhat(failure.subject()),
              text.connectionResetWhy(),
              text.connectionResetTodo());
      case CONNECTION_CLOSED ->
          new Explanation(
              text.connectionClosedWhat(failure.subject()),
              text.connectionClosedWhy(),
              text.connectionClosedTodo());
      case TIMEOUT ->
          new Explanation(
              text.timeoutWhat(failure.subject()), text.timeoutWhy(), text.timeoutTodo());
      case UNREACHABLE ->
          new Explanation(
              text.unreachableWhat(failure.subject()),
              text.unreachableWhy(failure.detail()),
              text.unreachableTodo());
      case MESSAGE_TOO_LONG ->
          new Explanation(
              text.messageTooLongWhat(failure.subject()),
              text.messageTooLongWhy(),
              text.messageTooLongTodo());
      case NO_SUCH_INTERFACE ->
          new Explanation(
              text.noSuchInterfaceWhat(failure.subject()),
              text.noSuchInterfaceWhy(),
              text.noSuchInterfaceTodo());
      case BROADCAST_NOT_ASKED ->
          new Explanation(
              text.broadcastNotAskedWhat(failure.subject()),
              text.broadcastNotAskedWhy(),
              text.broadcastNotAskedTodo());
      case NO_SUCH_FILE ->
          new Explanation(
              text.noSuchFileWhat(failure.subject()), text.noSuchFileWhy(), text.noSuchFileTodo());
      case FILE_UNREADABLE ->
          new Explanation(
              text.fileUnreadableWhat(failure.subject()),
              text.fileUnreadableWhy(failure.detail()),
              text.fileUnreadableTodo());
      case DISK_FULL ->
          new Explanation(
              text.diskFullWhat(failure.subject()), text.diskFullWhy(), text.diskFullTodo());
      case NOT_TLS ->
          new Explanation(text.notTlsWhat(failure.subject()), text.notTlsWhy(), text.notTlsTodo());
      case NOT_DTLS ->
          new Explanation(
              text.notDtlsWhat(failure.subject()), text.notDtlsWhy(), text.notDtlsTodo());
      case TLS_EXPECTED ->
          new Explanation(
              text.tlsExpectedWhat(failure.subject()),
              text.tlsExpectedWhy(),
              text.tlsExpectedTodo());
      case TLS_HANDSHAKE ->
          new Explanation(
              text.tlsHandshakeWhat(failure.subject()),
              text.tlsHandshakeWhy(failure.detail()),
              text.tlsHandshakeTodo());
      case CERTIFICATE_UNTRUSTED ->
          new Explanation(
              text.certificateUntrustedWhat(failure.subject()),
              text.certificateUntrustedWhy(failure.detail()),
              text.certificateUntrustedTodo());
      case CERTIFICATE_CHANGED ->
          new Explanation(
              text.certificateChangedWhat(failure.subject()),
              text.certificateChangedWhy(failure.detail()),
              text.certificateChangedTodo());
      case CERTIFICATE_EXPIRED ->
          new Explanation(
              text.certificateExpiredWhat(failure.subject()),
              text.certificateExpiredWhy(failure.detail()),
              text.certificateExpiredTodo());
      case CERTIFICATE_WRONG_NAME ->
          new Explanation(
              text.certificateWrongNameWhat(failure.subject()),
              text.certificateWrongNameWhy(failure.detail()),
              text.certificateWrongNameTodo());
      case CERTIFICATE_NOT_PINNED ->
          new Explanation(
              text.certificateNotPinnedWhat(failure.subject()),
              text.certificateNotPinnedWhy(failure.detail()),
              text.certificateNotPinnedTodo());
      case KEY_ENCRYPTED ->
          new Explanation(
              text.keyEncryptedWhat(failure.subject()),
              text.keyEncryptedWhy(),
              text.keyEncryptedTodo());
      case KEY_MISMATCH ->
          new Explanation(
              text.keyMismatchWhat(failure.subject()),
              text.keyMismatchWhy(failure.detail()),
              text.keyMismatchTodo());
      case STATE_DAMAGED ->
          new Explanation(
              text.stateDamagedWhat(failure.subject()),
              text.stateDamagedWhy(failure.detail()),
              text.stateDamagedTodo());
      case TLS_SPOKEN ->
          new Explanation(
              text.tlsSpokenWhat(failure.subject()), text.tlsSpokenWhy(), text.tlsSpokenTodo());
      case PLAIN_SPOKEN ->
          new Explanation(
              text.plainSpokenWhat(failure.subject()),
              text.plainSpokenWhy(),
              text.plainSpokenTodo());
      case HTTP_SPOKEN ->
          new Explanation(
              text.httpSpokenWhat(failure.subject()), text.httpSpokenWhy(), text.httpSpokenTodo());
      case NOT_WEBSOCKET ->
          new Explanation(
              text.notWebsocketWhat(failure.subject()),
              text.notWebsocketWhy(failure.detail()),
              text.notWebsocketTodo());
      case WEBSOCKET_ENDED ->
          new Explanation(
              text.websocketEndedWhat(failure.subject()),
              text.websocketEndedWhy(failure.detail()),
              text.websocketEndedTodo());
      case RAW_SOCKET_DENIED ->
          new Explanation(
              text.rawSocketDeniedWhat(),
              text.rawSocketDeniedWhy(failure.detail()),
              text.rawSocketDeniedTodo());
      case RAW_PACKETS_DENIED ->
          new Explanation(
              text.rawPacketsDeniedWhat(failure.subject()),
              text.rawSocketDeniedWhy(failure.detail()),
              text.rawPacketsDeniedTodo());
      case CAPTURE_DENIED ->
          new Explanation(
              text.captureDeniedWhat(failure.subject()),
              text.captureDeniedWhy(),
              text.captureDeniedTodo());
      case OFFLINE ->
          new Explanation(
              text.offlineWhat(failure.subject()), text.offlineWhy(), text.offlineTodo());
      case BLOCKED ->
          new Explanation(
              text.blockedWhat(failure.subject()),
              text.blockedWhy(failure.detail()),
              text.blockedTodo());
      case PORT_FORBIDDEN ->
          new Explanation(
              text.portForbiddenWhat(failure.subject()),
              text.portForbiddenWhy(failure.detail()),
              text.portForbiddenTodo());
      case PAGE_HELD ->
          new Explanation(text.pageHeldWhat(), text.pageHeldWhy(), text.pageHeldTodo());
      case PAGE_HUNGRY ->
          new Explanation(text.pageHungryWhat(), text.pageHungryWhy(), text.pageHeldTodo());
      case PAGE_SUSPECTED ->
          new Explanation(
              text.pageSuspectedWhat(), text.pageSuspectedWhy(), text.pageSuspectedTodo());
      case TOO_MANY_REDIRECTS ->
          new Explanation(
              text.tooManyRedirectsWhat(failure.subject()),
              text.tooManyRedirectsWhy(failure.detail()),
              text.tooManyRedirectsTodo());
      case REDIRECT_REFUSED ->
          new Explanation(
              text.redirectRefusedWhat(failure.subject()),
              text.redirectRefusedWhy(failure.detail()),
              text.redirectRefusedTodo());
      case PROXY_UNREACHED ->
          new Explanation(
              text.proxyUnreachedWhat(failure.subject()),
              text.proxyUnreachedWhy(failure.detail()),
              text.proxyUnreachedTodo());
      case PROXY_REFUSED ->
          new Explanation(
              text.proxyRefusedWhat(failure.subject()),
              text.proxyRefusedWhy(failure.detail()),
              text.proxyRefusedTodo());
      case PROXY_NOT_SOCKS ->
          new Explanation(
              text.proxyNotSocksWhat(failure.subject()),
              text.proxyNotSocksWhy(),
              text.proxyNotSocksTodo(failure.subject()));
      case BAD_RESPONSE ->
          new Explanation(
              text.badResponseWhat(failure.subject()),
              ResponseFault.of(failure.detail())
                  .map(fault -> fault.why(text))
                  .orElseGet(() -> text.badResponseWhy(failure.detail())),
              text.badResponseTodo());
      case DECLINED ->
          new Explanation(
              text.declinedWhat(failure.subject()), text.declinedWhy(), text.declinedTodo());
      case PIN_REQUIRED ->
          new Explanation(
              text.pinRequiredWhat(failure.subject()),
              text.pinRequiredWhy(),
              text.pinRequiredTodo());
      case PIN_WRONG ->
          new Explanation(
              text.pinWrongWhat(failure.subject()), text.pinWrongWhy(), text.pinWrongTodo());
      case CODE_WRONG ->
          new Explanation(
              text.codeWrongWhat(failure.subject()), text.codeWrongWhy(), text.codeWrongTodo());
      case TOO_MANY_TRIES ->
          new Explanation(
              text.tooManyTriesWhat(failure.subject()),
              text.tooManyTriesWhy(),
              text.tooManyTriesTodo());
      case PEER_BUSY ->
          new Explanation(
              text.peerBusyWhat(failure.subject()), text.peerBusyWhy(), text.peerBusyTodo());
      case PEER_NO_ROOM ->
          new Explanation(
              text.peerNoRoomWhat(failure.subject()), text.peerNoRoomWhy(), text.peerNoRoomTodo());
      case CANCELLED_BY_PEER ->
          new Explanation(
              text.cancelledByPeerWhat(failure.subject()),
              text.cancelledByPeerWhy(),
              text.cancelledByPeerTodo());
      case CHECKSUM_MISMATCH ->
          new Explanation(
              text.checksumMismatchWhat(failure.subject()),
              text.checksumMismatchWhy(),
              text.checksumMismatchTodo());
      case NAME_REFUSED ->
          new Explanation(
              text.nameRefusedWhat(failure.subject()),
              text.nameRefusedWhy(failure.detail()),
              text.nameRefusedTodo());
      case SOURCE_CHANGED ->
          new Explanation(
              text.sourceChangedWhat(failure.subject()),
              text.sourceChangedWhy(failure.detail()),
              text.sourceChangedTodo());
      case NO_SUCH_TRANSFER ->
          new Explanation(
              text.noSuchTransferWhat(failure.subject()),
              text.noSuchTransferWhy(),
              text.noSuchTransferTodo());
      case STATION_BUSY ->
          new Explanation(
              text.stationBusyWhat(failure.subject()),
              text.stationBusyWhy(),
              text.stationBusyTodo());
      case DEVICE_NOT_FOUND ->
          new Explanation(
              text.deviceNotFoundWhat(failure.subject()),
              text.deviceNotFoundWhy(),
              text.deviceNotFoundTodo());
      case SERVER_NOT_RUNNING ->
          new Explanation(
              text.serverNotRunningWhat(failure.subject()),
              text.serverNotRunningWhy(),
              text.serverNotRunningTodo());
      case REFUSED ->
          new Explanation(
              text.refusedWhat(failure.subject()),
              text.refusedWhy(failure.detail()),
              text.refusedTodo());
      case LOGIN_REFUSED ->
          new Explanation(
              text.loginRefusedWhat(failure.subject()),
              text.loginRefusedWhy(failure.detail()),
              text.loginRefusedTodo());
      case NO_DISPLAY ->
          new Explanation(
              text.noDisplayWhat(), text.noDisplayWhy(failure.detail()), text.noDisplayTodo());
      case NOT_SUPPORTED ->
          new Explanation(
              text.notSupportedWhat(failure.subject()),
              text.notSupportedWhy(failure.detail()),
              text.notSupportedTodo());
      case NOT_YET_HERE ->
          new Explanation(
              text.notYetHereWhat(failure.subject(), failure.detail()),
              text.notYetHereWhy(),
              text.notYetHereTodo());
      case BAD_INPUT ->
          new Explanation(
              text.badInputWhat(failure.subject()),
              why(failure.detail(), text),
              text.badInputTodo());
      case OTHER ->
          new Explanation(
              text.otherWhat(failure.subject()), text.otherWhy(failure.detail()), text.otherTodo());
    };
  }

  private static String why(String detail, FailureText text) {
    return InputRule.named(detail)
        .map(rule -> rule.why(text))
        .orElseGet(() -> text.badInputWhy(detail));
  }

  /** What resolves is never asked about, so these are numbers that are no address. */
  private static boolean looksLikeIpv4(String subject) {
    return subject.matches("[0-9]+(\\.[0-9]+)+(:[0-9]+)?");
  }
}
