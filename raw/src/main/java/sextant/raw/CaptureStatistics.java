package sextant.raw;

/**
 * What the kernel counted since a packet socket was opened.
 *
 * @param received packets that passed the filter, dropped ones included
 * @param dropped packets lost because the buffer was full
 */
public record CaptureStatistics(long received, long dropped) {}
