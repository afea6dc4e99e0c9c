// SPDX-License-Identifier: MIT
#include "core/io/write_pack.h"

#include <sys/stat.h>

#include <cerrno>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/codec/brand.h"
#include "core/io/list_folder.h"
#include "core/io/system_error.h"
#include "core/io/write_file.h"

namespace brandlint {
namespace {

constexpr mode_t kNewFolder = 0777;  // as any program makes folders; the umask takes away from it

// Makes a folder and those on the way to it; 0, or the errno of the one that could not be made.
int MakeFolders(const std::string& folder) {
  for (std::size_t end = 0; end != std::string::npos;) {
    end = folder.find('/', end + 1);
    const std::string part = folder.substr(0, end);
    if (part.empty() || LeadsToFolder(part)) continue;
    if (::mkdir(part.c_str(), kNewFolder) != 0) return errno;
  }
  return 0;
}

}  // namespace

Result<std::vector<std::string>> WritePack(const Brand& brand, const std::string& folder) {
  const auto failed = [](const std::string& path, int number) {
    return Error{"output-unwritable", EscapeForDisplay(path) + ": " + SystemReason(number)};
  };
  if (const int number = MakeFolders(folder); number != 0) return failed(folder, number);

  // mkdir itself tells whether something is there: no moment lies between looking and making.
  const std::string top = (folder.ends_with('/') ? folder : folder + "/") + brand.id;
  if (::mkdir(top.c_str(), kNewFolder) != 0) {
    if (errno != EEXIST) return failed(top, errno);
    return Error{"pack-exists",
                 EscapeForDisplay(top) +
                     ": is there already and is not overwritten; give another --id or --output"};
  }
  std::vector<std::string> files = {top + "/brand.json"};
  const auto add = [&](const std::string& file, ByteView content) {
    CHECK(file.find('/') == std::string::npos);
    files.push_back(top + "/" + file);
    return WriteFile(files.back(), AsText(content));
  };
  for (const Mark& mark : brand.marks) {
    if (const auto done = add(mark.file, mark.content); !done) return done.error();
  }
  for (const BrandName& name : brand.names) {
    if (name.word_net_file.empty()) continue;
    if (const auto done = add(name.word_net_file, name.word_net); !done) return done.error();
  }
  // Last: a folder with a brand.json is a whole pack.
  std::string text;
  WriteBrand(brand, text);
  if (const auto done = WriteFile(files.front(), text); !done) return done.error();
  return files;
}

}  // namespace brandlint
