package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The names against the ICMP Parameters and ICMPv6 Parameters registries of IANA as of December
 * 2025, and against the table of the course this program grew from.
 */
class IcmpNamesTest {
  private static final String ASSIGNED_4 = "0 3-6 8-43 253-255";
  private static final String ASSIGNED_6 = "0-4 100-101 127-161 200-201 255";
  private static final Map<Integer, String> CODES_4 =
      Map.of(3, "0-15", 5, "0-3", 6, "0", 9, "0 16", 11, "0-1", 12, "0-2", 40, "0-5", 43, "0-4");
  private static final Map<Integer, String> CODES_6 = new LinkedHashMap<>();

  static {
    CODES_6.put(1, "0-9");
    CODES_6.put(3, "0-1");
    CODES_6.put(4, "0-10");
    CODES_6.put(138, "0-1 255");
    CODES_6.put(139, "0-2");
    CODES_6.put(140, "0-2");
    CODES_6.put(161, "0-4");
  }

  @Test
  void everyAssignedTypeAndNoOtherHasAName() {
    check(ASSIGNED_4, Icmp4Names::type, "unassigned", "未分配");
    check(ASSIGNED_6, Icmp6Names::type, "unassigned", "未分配");
  }

  @Test
  void everyAssignedCodeAndNoOtherHasAName() {
    CODES_4.forEach(
        (type, codes) -> check(codes, code -> Icmp4Names.code(type, code), "code ", "代码"));
    CODES_6.forEach(
        (type, codes) -> check(codes, code -> Icmp6Names.code(type, code), "code ", "代码"));
  }

  @Test
  void codesOfDuplicateAddressMessagesTellTheVerifiersLength() {
    assertThat(Icmp6Names.code(157, 0).english()).isEqualTo("duplicate address request");
    assertThat(Icmp6Names.code(158, 0x13).english())
        .isEqualTo("extended duplicate address confirmation, 192-bit verifier");
    assertThat(Icmp6Names.code(157, 5).english()).isEqualTo("code 5");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 网络不可达",
    "3, 1, 主机不可达",
    "3, 2, 协议不可达",
    "3, 3, 端口不可达",
    "3, 4, 需要进行分片，但设置不分片位",
    "3, 5, 源站选路失败",
    "3, 6, 目的网络未知",
    "3, 7, 目的主机未知",
    "3, 9, 目的网络被强制禁止",
    "3, 10, 目的主机被强制禁止",
    "3, 11, 由于服务类型 TOS，网络不可达",
    "3, 12, 由于服务类型 TOS，主机不可达",
    "3, 13, 由于过滤，通信被强制禁止",
    "3, 14, 主机越权",
    "5, 0, 对网络重定向",
    "5, 1, 对主机重定向",
    "5, 2, 对服务类型和网络重定向",
    "5, 3, 对服务类型和主机重定向",
    "8, 0, 回显请求",
    "10, 0, 路由器请求",
    "11, 0, 传输期间生存时间为 0",
    "11, 1, 在数据报组装期间生存时间为 0",
    "12, 0, 坏的 IP 首部",
    "12, 1, 缺少必需的选项",
    "13, 0, 时间戳请求",
    "14, 0, 时间戳应答",
    "0, 0, 回显应答"
  })
  void theCourseTableIsKeptInChinese(int type, int code, String words) {
    assertThat(Icmp4Names.code(type, code).chinese()).isEqualTo(words);
  }

  private static void check(
      String assigned, IntFunction<Name> names, String otherEnglish, String otherChinese) {
    for (int number = 0; number < 256; number++) {
      Name name = names.apply(number);
      boolean isOther = !contains(assigned, number);
      assertThat(name.english().startsWith(otherEnglish))
          .as(number + ": " + name)
          .isEqualTo(isOther);
      assertThat(name.chinese().startsWith(otherChinese))
          .as(number + ": " + name)
          .isEqualTo(isOther);
    }
  }

  private static boolean contains(String ranges, int number) {
    for (String range : ranges.split(" ")) {
      String[] ends = range.split("-");
      if (number >= Integer.parseInt(ends[0])
          && number <= Integer.parseInt(ends[ends.length - 1])) {
        return true;
      }
    }
    return false;
  }
}
