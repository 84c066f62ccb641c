package sextant.desktop.web.pdf;

import com.sun.prism.paint.Color;
import com.sun.webkit.graphics.Ref;
import com.sun.webkit.graphics.ScrollBarTheme;
import com.sun.webkit.graphics.WCGradient;
import com.sun.webkit.graphics.WCGraphicsContext;
import com.sun.webkit.graphics.WCIcon;
import com.sun.webkit.graphics.WCImage;
import com.sun.webkit.graphics.WCTransform;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What the engine can ask of a screen and paper does not have: none of it is painted. */
@SuppressWarnings("rawtypes") // as the engine has them
abstract class PaperContext extends WCGraphicsContext {
  @Override
  public void setStrokeGradient(WCGradient gradient) {}

  @Override
  public void setLineCap(int cap) {}

  @Override
  public void setLineJoin(int join) {}

  @Override
  public void setMiterLimit(float limit) {}

  @Override
  public void drawFocusRing(int x, int y, int width, int height, Color color) {}

  @Override
  public void drawIcon(WCIcon icon, int x, int y) {}

  @Override
  public void drawBitmapImage(ByteBuffer image, int x, int y, int width, int height) {}

  @Override
  public void setPerspectiveTransform(WCTransform transform) {}

  @Override
  public void setComposite(int composite) {}

  @Override
  public void setShadow(float x, float y, float blur, Color color) {}

  @Override
  public void drawScrollbar(
      ScrollBarTheme theme, Ref widget, int x, int y, int pressed, int hovered) {}

  @Override
  public void setFontSmoothingType(int type) {}

  @Override
  public int getFontSmoothingType() {
    return 0;
  }

  @Override
  public @Nullable WCImage getImage() {
    return null;
  }

  @Override
  public @Nullable Object getPlatformGraphics() {
    return null;
  }

  @Override
  public void flush() {}

  @Override
  public boolean isValid() {
    return true;
  }

  @Override
  public void dispose() {}
}
