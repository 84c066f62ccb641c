package sextant.cli;

import sextant.ping.IcmpProblem;

/** An ICMP error in the words of iputils ping, which people and scripts know. */
final class IcmpWords {
  private IcmpWords() {}

  static String of(IcmpProblem problem, PingText text) {
    return problem.isIpv6() ? six(problem, text) : four(problem, text);
  }

  private static String four(IcmpProblem problem, PingText text) {
    return switch (problem.type()) {
      case 3 -> unreachable(problem, text);
      case 4 -> text.sourceQuench();
      case 5 -> text.redirect();
      case 11 -> problem.code() == 0 ? text.timeExceeded() : text.reassemblyExceeded();
      case 12 -> text.parameterProblem();
      default -> text.unknownIcmp(problem.type(), problem.code());
    };
  }

  private static String unreachable(IcmpProblem problem, PingText text) {
    return switch (problem.code()) {
      case 0 -> text.netUnreachable();
      case 1 -> text.hostUnreachable();
      case 2 -> text.protocolUnreachable();
      case 3 -> text.portUnreachable();
      case 4 -> text.fragmentationNeeded(problem.mtu());
      case 5 -> text.sourceRouteFailed();
      case 6 -> text.netUnknown();
      case 7 -> text.hostUnknown();
      case 8 -> text.hostIsolated();
      case 9 -> text.netProhibited();
      case 10 -> text.hostProhibited();
      case 11 -> text.netUnreachableForService();
      case 12 -> text.hostUnreachableForService();
      case 13 -> text.filtered();
      case 14 -> text.precedenceViolation();
      case 15 -> text.precedenceCutoff();
      default -> text.badUnreachableCode(problem.code());
    };
  }

  private static String six(IcmpProblem problem, PingText text) {
    return switch (problem.type()) {
      case 1 ->
          switch (problem.code()) {
            case 0 -> text.noRouteSix();
            case 1 -> text.prohibitedSix();
            case 2 -> text.beyondScopeSix();
            case 3 -> text.addressSix();
            case 4 -> text.portSix();
            default -> text.otherSix(problem.code());
          };
      case 2 -> text.tooBigSix(problem.mtu());
      case 3 -> problem.code() == 0 ? text.hopLimitSix() : text.defragmentationSix();
      case 4 -> text.parameterProblem();
      default -> text.unknownIcmp(problem.type(), problem.code());
    };
  }
}
