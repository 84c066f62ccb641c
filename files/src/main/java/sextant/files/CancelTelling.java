package sextant.files;

/** A control that also tells the other side of a cancel, on a thread of its own. */
record CancelTelling(TransferControl control, Runnable telling) implements TransferControl {
  @Override
  public void pause() {
    control.pause();
  }

  @Override
  public void resume() {
    control.resume();
  }

  @Override
  public boolean isPaused() {
    return control.isPaused();
  }

  @Override
  public void cancel() {
    control.cancel();
    Thread.ofVirtual().name("files-cancel").start(telling);
  }
}
