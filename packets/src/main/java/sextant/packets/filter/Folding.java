package sextant.packets.filter;

import sextant.packets.filter.Arithmetic.Constant;
import sextant.packets.filter.Arithmetic.Operator;

/** Computes what is constant already while parsing, with the machine's unsigned 32-bit rules. */
final class Folding {
  private Folding() {}

  static Arithmetic fold(Operator operator, Arithmetic left, Arithmetic right) {
    return left instanceof Constant a && right instanceof Constant b
        ? new Constant(apply(operator, a.value(), b.value()))
        : new Arithmetic.Operation(operator, left, right);
  }

  private static int apply(Operator operator, int a, int b) {
    return switch (operator) {
      case OR -> a | b;
      case XOR -> a ^ b;
      case AND -> a & b;
      case SHIFT_LEFT -> Integer.compareUnsigned(b, 32) < 0 ? a << b : 0;
      case SHIFT_RIGHT -> Integer.compareUnsigned(b, 32) < 0 ? a >>> b : 0;
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED_BY -> Integer.divideUnsigned(a, b);
      case MODULO -> Integer.remainderUnsigned(a, b);
    };
  }
}
