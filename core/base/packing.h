// SPDX-License-Identifier: MIT
// Numbers and texts one after the other, for two processes of this program on one machine: numbers
// as 8 bytes in the machine's order, texts with their length in front.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace brandlint {

class PackWriter {
 public:
  void Put(std::uint64_t number) {
    out_.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void Put(std::string_view text) {
    Put(std::uint64_t{text.size()});
    out_ += text;
  }
  std::string Take() && { return std::move(out_); }

 private:
  std::string out_;
};

// After the first thing that is not there everything reads as empty, and ok() is false.
class PackReader {
 public:
  explicit PackReader(std::string_view in) : in_(in) {}

  std::uint64_t Number() {
    std::uint64_t number = 0;
    const std::string_view bytes = Take(sizeof number);
    if (ok_) std::memcpy(&number, bytes.data(), sizeof number);
    return number;
  }
  // Lives as long as what is read.
  std::string_view View() { return Take(Number()); }
  std::string Text() { return std::string(View()); }
  bool ok() const { return ok_; }
  bool at_end() const { return in_.empty(); }

 private:
  std::string_view Take(std::uint64_t size) {
    if (size > in_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view taken = in_.substr(0, size);
    in_.remove_prefix(size);
    return taken;
  }

  std::string_view in_;
  bool ok_ = true;
};

}  // namespace brandlint
