package sextant.wire;

/**
 * Names of the service code points and congestion marks (Differentiated Services Field Codepoints,
 * IANA; RFC 3168 §5).
 */
final class ServiceNames {
  private ServiceNames() {}

  static Name dscp(int dscp) {
    return switch (dscp) {
      case 0 -> new Name("best effort", "尽力而为");
      case 1 -> new Name("lower effort", "低优先");
      case 44 -> Name.same("VOICE-ADMIT");
      case 46 -> new Name("expedited forwarding (EF)", "加速转发 (EF)");
      default -> classed(dscp);
    };
  }

  private static Name classed(int dscp) {
    if ((dscp & 7) == 0) {
      return Name.same("CS" + (dscp >>> 3));
    }
    boolean isAssured = (dscp & 1) == 0 && dscp >>> 3 >= 1 && dscp >>> 3 <= 4;
    return Name.same(
        isAssured ? "AF" + (dscp >>> 3) + (dscp >>> 1 & 3) : LayerBuilder.hexText(dscp, 2));
  }

  static Name both(int dscp, int ecn) {
    return new Name(
        dscp(dscp).english() + ", " + ecn(ecn).english(),
        dscp(dscp).chinese() + "，" + ecn(ecn).chinese());
  }

  static Name ecn(int ecn) {
    return switch (ecn) {
      case 0 -> new Name("not ECN-capable", "不支持 ECN");
      case 1 -> Name.same("ECT(1)");
      case 2 -> Name.same("ECT(0)");
      default -> new Name("congestion experienced", "经历拥塞");
    };
  }
}
