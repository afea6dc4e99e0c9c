// SPDX-License-Identifier: MIT
// Where this program sends something on a stranger's word, and how it proves that it was us.
#include <gtest/gtest.h>

#include <string>

#include "core/base/digest.h"
#include "service/background/transfer.h"
#include "service/records/hooks.h"

namespace brandlint {
namespace {

struct AddressRow {
  const char* address;
  bool is_public;
  bool is_loopback;
};

TEST(Address, PublicOrOfThisMachine) {
  // IANA IPv4 and IPv6 Special-Purpose Address Registries; the last row of each block and the first
  // behind it.
  constexpr AddressRow kRows[] = {
      {"8.8.8.8", true, false},
      {"0.0.0.0", false, false},
      {"9.255.255.255", true, false},
      {"10.0.0.1", false, false},
      {"10.255.255.255", false, false},
      {"11.0.0.0", true, false},
      {"100.63.255.255", true, false},
      {"100.64.0.1", false, false},
      {"100.128.0.0", true, false},
      {"127.0.0.1", false, true},
      {"127.255.255.254", false, true},
      {"169.254.169.254", false, false},
      {"172.15.255.255", true, false},
      {"172.16.0.0", false, false},
      {"172.31.255.255", false, false},
      {"172.32.0.0", true, false},
      {"192.168.1.1", false, false},
      {"198.18.0.1", false, false},
      {"203.0.113.7", false, false},
      {"224.0.0.1", false, false},
      {"255.255.255.255", false, false},
      {"2606:4700:4700::1111", true, false},
      {"::", false, false},
      {"::1", false, true},
      {"::2", true, false},
      {"::ffff:127.0.0.1", false, true},
      {"::ffff:10.0.0.1", false, false},
      {"::ffff:8.8.8.8", true, false},
      {"64:ff9b::a00:1", false, false},
      {"fc00::1", false, false},
      {"fdff::1", false, false},
      {"fe80::1", false, false},
      {"ff02::1", false, false},
      {"2001:db8::1", false, false},
      {"2002:7f00:1::", false, false},
      {"", false, false},
      {"localhost", false, false},
      {"127.1", false, false},
      {"0x7f000001", false, false},
  };
  for (const AddressRow& row : kRows) {
    EXPECT_EQ(IsPublicAddress(row.address), row.is_public) << row.address;
    EXPECT_EQ(IsLoopbackAddress(row.address), row.is_loopback) << row.address;
  }
}

TEST(HookUrl, HttpsAnywhereHttpToThisMachine) {
  for (const char* good : {"https://example.org/hook",
                           "https://example.org:8443/a?b=c",
                           "http://127.0.0.1:9/",
                           "http://[::1]:9/x",
                           "http://localhost/x"}) {
    EXPECT_TRUE(CheckHookUrl(good)) << good;
  }
  for (const char* bad : {"",
                          "example.org",
                          "http://example.org/",
                          "ftp://example.org/",
                          "https://",
                          "https://user@example.org/",
                          "https://user:word@example.org/",
                          "http://127.0.0.1.example.org/",
                          "http://localhost.example.org/",
                          "https://exa mple.org/",
                          "file:///etc/passwd",
                          "http://127.0.0.1@example.org/",
                          "https://example.org/\r\nx"}) {
    EXPECT_FALSE(CheckHookUrl(bad)) << bad;
  }
  EXPECT_FALSE(CheckHookUrl("https://" + std::string(3000, 'a')));
}

// A request that names this machine by a name that looks like another's is still not sent there.
TEST(Transfer, GoesNowhereElse) {
  const auto refused = Transfer({.url = "http://10.0.0.1/",
                                 .headers = {},
                                 .body = "",
                                 .form = {},
                                 .reach = Reach::kPublicOrLoopback,
                                 .seconds = 5});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "the address 10.0.0.1 may not be connected to");
}

// RFC 4231, test case 2.
TEST(Signature, IsHmacSha256) {
  EXPECT_EQ(HmacSha256Hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(SignatureOf("secret", "{}", 1'700'000'000'123),
            "t=1700000000,v1=" + HmacSha256Hex("secret", "1700000000.{}"));
}

TEST(DeliveryDelay, DoublesUpToAnHour) {
  EXPECT_EQ(DeliveryDelay(1, 0), 10'000);
  EXPECT_EQ(DeliveryDelay(2, 0), 20'000);
  EXPECT_EQ(DeliveryDelay(7, 0), 640'000);
  EXPECT_EQ(DeliveryDelay(50, 0), 3'600'000);
  EXPECT_EQ(DeliveryDelay(1, 0.5), 12'500);
  EXPECT_LT(DeliveryDelay(50, 0.999), 5'400'000);
}

}  // namespace
}  // namespace brandlint
