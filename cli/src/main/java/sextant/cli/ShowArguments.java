package sextant.cli;

/** How traffic is shown, the same for every Talk command that shows it. */
final class ShowArguments {
  private final Argument<TrafficText.View> view;
  private final Argument<TrafficLog.Show> show;

  /** Declares the options in a group of their own. */
  ShowArguments(Shape shape, TalkText text) {
    shape.group(text.groupShow());
    view =
        shape
            .option("--view", Values.oneOf("VIEW", TrafficText.View.class), text.optionView())
            .orElse(TrafficText.View.TEXT);
    show = shape.option("--show", Values.oneOf("WHAT", TrafficLog.Show.class), text.optionShow());
  }

  /** Whether a person asked for a certain way: then bytes are shown, not passed through. */
  boolean isGiven() {
    return view.isGiven() || show.isGiven();
  }

  TrafficLog.Style style(TrafficLog.Show otherwise) {
    return new TrafficLog.Style(view.value(), show.optional().orElse(otherwise));
  }
}
