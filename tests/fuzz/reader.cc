// SPDX-License-Identifier: MIT
// One reader of core/codec, BRANDLINT_READ, a target of its own for each: any bytes are refused
// with a reason that names the file, or become a value.
#include <string_view>

#include "core/base/check.h"
#include "core/codec/bank_row.h"
#include "core/codec/brand.h"
#include "core/codec/judgement.h"
#include "core/codec/observations.h"
#include "core/codec/policy.h"
#include "core/codec/submission.h"
#include "tests/fuzz/text_input.h"

namespace brandlint {
namespace {

constexpr std::string_view kFile = "in.json";

template <typename T>
void Check(const Result<T>& read) {
  if (read) return;
  CHECK(!read.error().code.empty() && read.error().message.starts_with(kFile));
  CHECK(IsUtf8(read.error().message));
}

// What a reader accepts can be written, and is then read as the same; so a stored result and a
// worker's answer can be trusted to survive.
[[maybe_unused]] void ObservationsAgain(std::string_view text) {
  const Result<Observations> read = ReadObservations(text, kFile);
  Check(read);
  if (!read) return;
  std::string once, twice;
  WriteObservations(*read, once);
  const Result<Observations> again = ReadObservations(once, kFile);
  CHECK(again.ok());
  WriteObservations(*again, twice);
  CHECK(once == twice);
}

[[maybe_unused]] void Manifest(std::string_view text) {
  const SubmissionReading reading = ReadSubmission(text, kFile);
  CHECK(reading.readable || !reading.submission.problems.empty());
  CHECK(reading.asset_places.size() == reading.submission.assets.size());
  for (const Asset& asset : reading.submission.assets) CHECK(IsUtf8(asset.path));
  for (const Problem& problem : reading.submission.problems) CHECK(IsUtf8(problem.message));
}

[[maybe_unused]] void Pack(std::string_view text) { Check(ReadBrand(text, kFile)); }
[[maybe_unused]] void Rules(std::string_view text) { Check(ReadPolicy(text, kFile)); }
[[maybe_unused]] void BankRowOf(std::string_view text) { Check(ReadBankRow(text, kFile, 1)); }
[[maybe_unused]] void ResultOrHeader(std::string_view text) {
  Check(ReadResult(text, kFile));
  Check(ReadHeader(text, kFile));
}

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  brandlint::BRANDLINT_READ(brandlint::TextOf(data, size));
  return 0;
}
