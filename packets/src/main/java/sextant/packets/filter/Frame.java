package sextant.packets.filter;

/**
 * Where a test looks: the link layer, the VLAN tags already stepped over in the bytes, and whether
 * the tag that the kernel keeps beside the packet was used up.
 */
record Frame(LinkLayer link, int tagCount, boolean isKernelTagTaken) {
  static Frame of(LinkLayer link) {
    return new Frame(link, 0, false);
  }

  /** Offset of the network header. */
  int network() {
    return link.headerLength() + 4 * tagCount;
  }

  int typeOffset() {
    return tagCount == 0 ? link.typeOffset() : network() - 2;
  }

  /** The kernel gives an EtherType beside the packet as a word, headers have two bytes. */
  int typeSize() {
    return tagCount == 0 && link == LinkLayer.KERNEL_COOKED ? Bpf.WORD : Bpf.HALF;
  }

  Frame behindTag() {
    return new Frame(link, tagCount + 1, true);
  }

  Frame withKernelTagTaken() {
    return new Frame(link, tagCount, true);
  }
}
