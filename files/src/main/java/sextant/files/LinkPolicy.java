package sextant.files;

/** What to do with symbolic links when sending. */
public enum LinkPolicy {
  /** Send what they point to. */
  FOLLOW,
  /** Send them as links; only another Sextant can take them. */
  KEEP,
  /** Leave them out. */
  SKIP
}
