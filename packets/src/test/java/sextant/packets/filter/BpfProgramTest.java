package sextant.packets.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.raw.FilterInstruction;

class BpfProgramTest {
  /** Ethernet, IPv4 10.0.0.1 to 10.0.0.2, TCP 1024 to 443 with SYN. */
  private static final byte[] SYN =
      HexFormat.of()
          .parseHex(
              "02005e10000202005e1000010800"
                  + "450000280001000040060000"
                  + "0a0000010a000002"
                  + "040001bb00000001000000005002ffff00000000");

  @ParameterizedTest
  @CsvSource({
    "tcp, true",
    "udp, false",
    "tcp port 443, true",
    "src port 443, false",
    "portrange 400-500, true",
    "src and dst net 10, true",
    "src host 10.0.0.1 and dst host 10.0.0.2, true",
    "tcp flags syn, true",
    "tcp flags ack, false",
    "'tcp flags syn,!ack', true",
    "ether src 02:00:5e:10:00:01, true",
    "less 54, true",
    "less 53, false",
    "tcp[tcpflags] = tcp-syn, true",
    "len - 14 = ip[2:2], true",
    "not vlan, true",
    "vlan and tcp, false"
  })
  void keepsWhatTheTextSays(String text, boolean isKept) throws FilterException {
    BpfProgram program = Filter.parse(text).compile(LinkLayer.ETHERNET);
    assertThat(program.keeps(SYN, 0, SYN.length, SYN.length)).isEqualTo(isKept);
  }

  @Test
  void looksBehindVlanTags() throws FilterException {
    byte[] tagged = new byte[SYN.length + 4];
    System.arraycopy(SYN, 0, tagged, 0, 12);
    System.arraycopy(HexFormat.of().parseHex("8100200a"), 0, tagged, 12, 4);
    System.arraycopy(SYN, 12, tagged, 16, SYN.length - 12);
    assertThat(kept("vlan 10 and tcp port 443", tagged)).isTrue();
    assertThat(kept("vlan 11 and tcp port 443", tagged)).isFalse();
    assertThat(kept("tcp port 443", tagged)).isFalse();
    assertThat(kept("tcp port 443 or (vlan and tcp flags syn)", tagged)).isTrue();
  }

  private static boolean kept(String text, byte[] packet) throws FilterException {
    return Filter.parse(text)
        .compile(LinkLayer.ETHERNET)
        .keeps(packet, 0, packet.length, packet.length);
  }

  @Test
  void dropsAPacketThatEndsBeforeTheComparedField() throws FilterException {
    BpfProgram program = Filter.parse("not tcp port 80").compile(LinkLayer.ETHERNET);
    assertThat(program.keeps(SYN, 0, 36, SYN.length)).isFalse();
  }

  @Test
  void readsPacketsInTheMiddleOfAnArray() throws FilterException {
    byte[] array = new byte[SYN.length + 20];
    System.arraycopy(SYN, 0, array, 7, SYN.length);
    BpfProgram program = Filter.parse("tcp dst port 443").compile(LinkLayer.ETHERNET);
    assertThat(program.keeps(array, 7, SYN.length, SYN.length)).isTrue();
  }

  @Test
  void loadsANumberOnceForSeveralComparisons() throws FilterException {
    String listing =
        Filter.parse("ether proto 1 or ether proto 2").compile(LinkLayer.ETHERNET).toString();
    assertThat(listing)
        .isEqualTo(
            """
            (000) ldh [12]
            (001) jeq  #0x1             jt 4\tjf 2
            (002) jeq  #0x2             jt 4\tjf 3
            (003) ret #0
            (004) ret #262144
            """);
  }

  @Test
  void refusesProgramsTheKernelWouldRefuse() {
    FilterInstruction keep = FilterInstruction.keep(1);
    assertRefused("1 to 4096", List.of());
    assertRefused("must return", List.of(FilterInstruction.of(Bpf.LD | Bpf.LEN, 0)));
    assertRefused("unknown code", List.of(FilterInstruction.of(0xff, 0), keep));
    assertRefused("beyond", List.of(new FilterInstruction(Bpf.JMP | Bpf.JEQ, 1, 0, 0), keep));
    assertRefused("beyond", List.of(FilterInstruction.of(Bpf.JMP | Bpf.JA, -1), keep));
    assertRefused("zero", List.of(Bpf.alu(Bpf.DIV, 0), keep));
    assertRefused("shift", List.of(Bpf.alu(Bpf.LSH, 32), keep));
    assertRefused("memory word", List.of(FilterInstruction.of(Bpf.ST, 16), keep));
    assertRefused("written", List.of(FilterInstruction.of(Bpf.LD | Bpf.MEM, 3), keep));
  }

  private static void assertRefused(String reason, List<FilterInstruction> program) {
    assertThatThrownBy(() -> BpfProgram.of(program))
        .isInstanceOf(InvalidProgramException.class)
        .hasMessageContaining(reason);
  }
}
