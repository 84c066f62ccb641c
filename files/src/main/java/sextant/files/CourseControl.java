package sextant.files;

/** Pauses what comes in by its throttle; what a cancel means, its transfer knows. */
record CourseControl(Course course, Runnable cancelling) implements TransferControl {
  @Override
  public void pause() {
    course.throttle().pause();
  }

  @Override
  public void resume() {
    course.throttle().resume();
  }

  @Override
  public boolean isPaused() {
    return course.throttle().isPaused();
  }

  @Override
  public void cancel() {
    cancelling.run();
  }
}
