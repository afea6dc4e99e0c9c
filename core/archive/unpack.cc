// SPDX-License-Identifier: MIT
#include "core/archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <memory>
#include <set>
#include <utility>

#include "core/archive/archive_kind.h"
#include "core/base/packing.h"

namespace brandlint {
namespace {

// libarchive converts names by the locale of the thread, and gives none where it cannot.
class Utf8Names {
 public:
  Utf8Names() : utf8_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_ != nullptr) before_ = ::uselocale(utf8_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (utf8_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(utf8_);
  }

 private:
  locale_t utf8_, before_ = nullptr;
};

struct Close {
  void operator()(archive* reader) const { ::archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Close>;

Reader Open(ByteView bytes) {
  Reader reader(::archive_read_new());
  archive* const raw = reader.get();
  // Formats and filters one by one: what is not here is not in the program's reach.
  ::archive_read_support_format_zip_seekable(raw);
  ::archive_read_support_format_tar(raw);
  ::archive_read_support_filter_gzip(raw);
  ::archive_read_support_filter_xz(raw);
  ::archive_read_support_filter_bzip2(raw);
  ::archive_read_support_filter_zstd(raw);
  if (::archive_read_open_memory(raw, bytes.data(), bytes.size()) != ARCHIVE_OK) return nullptr;
  return reader;
}

// "./a//b" is "a/b"; nothing for a name that leads out, or to nothing.
std::optional<std::string> InsideName(std::string_view raw) {
  if (raw.starts_with('/') || raw.find('\0') != std::string_view::npos) return std::nullopt;
  std::string name;
  while (!raw.empty()) {
    const std::size_t slash = std::min(raw.find('/'), raw.size());
    const std::string_view part = raw.substr(0, slash);
    if (part == "..") return std::nullopt;
    if (!part.empty() && part != ".") {
      if (!name.empty()) name += '/';
      name += part;
    }
    raw.remove_prefix(std::min(slash + 1, raw.size()));
  }
  if (name.empty()) return std::nullopt;
  return name;
}

class Unpacking {
 public:
  Unpacking(ByteView archive, WantMember want, const Limits& limits)
      : archive_(archive), want_(want), limits_(limits) {}

  Unpacked Run() {
    if (HasAt(archive_, 0, "PK") && !CheckAsZip()) return std::move(out_);
    if (HasAt(archive_, 0, "PK\x05\x06")) return std::move(out_);  // without a member
    const Utf8Names utf8;
    reader_ = Open(archive_);
    if (!reader_) {
      Complain("", "archive-unknown", "is no archive of a kind that is read");
      return std::move(out_);
    }
    std::int64_t count = 0;
    while (archive_entry* const entry = Next(count == 0)) {
      if (count == 0 && IsZip() && !CheckAsZip()) break;
      if (++count > limits_.archive_members) {
        Stop("limit-archive-members",
             "has more members than the limit of " + std::to_string(limits_.archive_members) +
                 " (archive_members)");
        break;
      }
      if (!Take(*entry)) break;
    }
    return std::move(out_);
  }

 private:
  // What libarchive takes it for: a zip may have something before it, as one that unpacks itself.
  bool IsZip() const {
    return (::archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
  }

  // Once. False when the zip as a whole is none.
  bool CheckAsZip() {
    if (std::exchange(checked_as_zip_, true)) return true;
    out_.problems = CheckZip(archive_, limits_);
    for (const ArchiveProblem& problem : out_.problems) {
      if (problem.member.empty()) return false;
      refused_.insert(problem.member);
    }
    return true;
  }

  void Complain(std::string member, std::string code, std::string message) {
    out_.problems.push_back({std::move(member), std::move(code), std::move(message)});
  }
  void Stop(std::string code, const std::string& why) {
    Complain("", std::move(code), why + "; what comes after was not checked");
  }

  archive_entry* Next(bool first) {
    archive_entry* entry = nullptr;
    const int result = ::archive_read_next_header(reader_.get(), &entry);
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return entry;
    if (result == ARCHIVE_EOF) return nullptr;
    if (first) {
      Complain("", "archive-unknown", "is no archive of a kind that is read, or damaged");
    } else {
      Stop("archive-damaged", "is damaged");
    }
    return nullptr;
  }

  // False when nothing more is to be unpacked.
  bool Take(archive_entry& entry) {
    const char* const raw = ::archive_entry_pathname(&entry);
    if (raw == nullptr || *raw == '\0') {
      Complain("", "archive-path-outside", "has a member whose name cannot be read");
      return true;
    }
    const bool folder = ::archive_entry_filetype(&entry) == AE_IFDIR;
    if (folder || refused_.contains(raw)) return true;
    const std::optional<std::string> name = InsideName(raw);
    if (!name) {
      Complain(raw, "archive-path-outside", "has a name that leads out of the archive");
      return true;
    }
    const bool link =
        ::archive_entry_filetype(&entry) == AE_IFLNK || ::archive_entry_hardlink(&entry) != nullptr;
    if (link) {
      if (want_(*name, {}) == Wanted::kYes) {
        Complain(*name, "link-not-followed", "is a link, and links in archives are not followed");
      } else {
        ++out_.left_alone;
      }
      return true;
    }
    if (::archive_entry_filetype(&entry) != AE_IFREG) {
      ++out_.left_alone;
      return true;
    }
    if (::archive_entry_is_encrypted(&entry) != 0) {
      Complain(*name, "archive-encrypted", "is encrypted");
      return true;
    }
    return Read(*name);
  }

  bool Read(const std::string& name) {
    Bytes content;
    std::array<std::uint8_t, 64 * 1024> buffer;
    Wanted wanted = Wanted::kNo;
    while (true) {
      const std::size_t most =
          wanted != Wanted::kNo ? buffer.size() : kMemberHeadBytes - content.size();
      const la_ssize_t done = ::archive_read_data(reader_.get(), buffer.data(), most);
      if (done < 0) return Broken(name, content, wanted, done == ARCHIVE_FATAL);
      content.insert(content.end(), buffer.begin(), buffer.begin() + done);
      if (wanted == Wanted::kNo && (done == 0 || content.size() == kMemberHeadBytes)) {
        wanted = want_(name, content);
        if (wanted == Wanted::kNo) return LeaveAlone();
      }
      if (wanted == Wanted::kIfSmall && std::ssize(content) > limits_.manifest_bytes)
        return LeaveAlone();
      if (done == 0) break;
      if (std::ssize(content) > limits_.file_bytes) {
        Complain(
            name,
            "file-too-large",
            "is larger than the limit of " + std::to_string(limits_.file_bytes) + " (file_bytes)");
        return true;
      }
      if (!WithinLimits(std::ssize(content))) return false;
    }
    bytes_ += std::ssize(content);
    out_.members.push_back({name, std::move(content)});
    return true;
  }

  bool LeaveAlone() {
    ++out_.left_alone;
    return true;
  }

  // Of a member that nobody wants nothing is lost.
  bool Broken(const std::string& name, const Bytes& head, Wanted wanted, bool fatal) {
    if (wanted != Wanted::kNo || want_(name, head) != Wanted::kNo)
      Complain(name, "archive-damaged", "cannot be unpacked");
    if (fatal) Stop("archive-damaged", "is damaged");
    return !fatal;
  }

  bool WithinLimits(std::int64_t more) {
    const std::int64_t bytes = bytes_ + more;
    if (bytes > limits_.archive_content_bytes) {
      Stop("limit-archive-content-bytes",
           "has more to look at than the limit of " +
               std::to_string(limits_.archive_content_bytes) + " bytes (archive_content_bytes)");
      return false;
    }
    // A screenshot of one colour is packed a thousandfold, too; it takes more than one to matter.
    constexpr std::int64_t kAlways = std::int64_t{16} << 20;
    if (bytes > kAlways && bytes / limits_.archive_ratio > std::ssize(archive_)) {
      Stop("limit-archive-ratio",
           "is unpacked to more than " + std::to_string(limits_.archive_ratio) +
               " times its size (archive_ratio)");
      return false;
    }
    return true;
  }

  const ByteView archive_;
  const WantMember want_;
  const Limits limits_;
  Reader reader_;
  bool checked_as_zip_ = false;
  std::set<std::string> refused_;
  std::int64_t bytes_ = 0;  // of members
  Unpacked out_;
};

}  // namespace

Unpacked Unpack(ByteView archive, WantMember want, const Limits& limits) {
  return Unpacking(WithoutCrxHeader(archive), want, limits).Run();
}

std::string WriteUnpacked(const Unpacked& unpacked) {
  PackWriter out;
  out.Put(std::uint64_t{unpacked.members.size()});
  for (const Unpacked::Member& member : unpacked.members) {
    out.Put(member.name);
    out.Put(AsText(member.content));
  }
  out.Put(std::uint64_t{unpacked.problems.size()});
  for (const ArchiveProblem& problem : unpacked.problems) {
    out.Put(problem.member);
    out.Put(problem.code);
    out.Put(problem.message);
  }
  out.Put(unpacked.left_alone);
  return std::move(out).Take();
}

std::optional<Unpacked> ReadUnpacked(std::string_view text) {
  PackReader in(text);
  Unpacked unpacked;
  for (std::uint64_t left = in.Number(); left > 0 && in.ok(); --left) {
    std::string name = in.Text();
    if (in.ok() && InsideName(name) != name) return std::nullopt;
    const ByteView content = AsBytes(in.View());
    unpacked.members.push_back({std::move(name), Bytes(content.begin(), content.end())});
  }
  for (std::uint64_t left = in.Number(); left > 0 && in.ok(); --left) {
    ArchiveProblem& problem = unpacked.problems.emplace_back();
    problem.member = in.Text();
    problem.code = in.Text();
    problem.message = in.Text();
  }
  unpacked.left_alone = in.Number();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return unpacked;
}

}  // namespace brandlint
