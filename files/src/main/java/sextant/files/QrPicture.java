package sextant.files;

import io.nayuki.qrcodegen.QrCode;

/** A link as squares that a phone's camera reads (ISO/IEC 18004). */
public final class QrPicture {
  private final QrCode code;

  private QrPicture(QrCode code) {
    this.code = code;
  }

  /** The picture of a link. */
  public static QrPicture of(String link) {
    return new QrPicture(QrCode.encodeText(link, QrCode.Ecc.MEDIUM));
  }

  /** Squares along one side, without the quiet zone of four that must be around it. */
  public int size() {
    return code.size;
  }

  /** Whether a square is dark; outside of the picture all are light. */
  public boolean isDark(int column, int row) {
    return code.getModule(column, row);
  }
}
