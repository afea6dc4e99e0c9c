// SPDX-License-Identifier: MIT
#include "core/codec/allowances.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/digest.h"
#include "core/codec/json_fields.h"

namespace brandlint {
namespace {

bool IsFingerprint(std::string_view text) {
  constexpr std::size_t kDigits = 32;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

Result<Allowances> ReadAllowances(std::string_view text,
                                  std::string_view file,
                                  const Limits& limits) {
  Allowances list;
  list.digest = Sha256Hex(AsBytes(text));
  const Result<void> read =
      ReadDocument(text, file, OptionsOf(limits), UnknownKeys::kError, [&](JsonFields& fields) {
        fields.Schema("brandlint.allow/1");
        fields.Text("version", list.version);
        fields.Objects("findings", Need::kRequired, [&](JsonFields& row) {
          Allowance allowance;
          if (row.Text("fingerprint", allowance.fingerprint)) {
            if (!IsFingerprint(allowance.fingerprint)) {
              row.Fail("fingerprint", "json-bad-value", "must be 32 hexadecimal digits");
            } else if (std::ranges::find(list.allowances,
                                         allowance.fingerprint,
                                         &Allowance::fingerprint) != list.allowances.end()) {
              row.Fail("fingerprint",
                       "json-bad-value",
                       "\"" + allowance.fingerprint + "\" is there already");
            }
          }
          row.Text("reason", allowance.reason);
          row.Text("who", allowance.who);
          row.Day("until", allowance.until);
          list.allowances.push_back(std::move(allowance));
        });
      });
  if (!read) return read.error();
  return list;
}

}  // namespace brandlint
