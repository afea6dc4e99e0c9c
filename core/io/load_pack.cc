// SPDX-License-Identifier: MIT
#include "core/io/load_pack.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "EmbeddedBrands.h"
#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/codec/brand.h"
#include "core/io/file_name.h"
#include "core/io/list_folder.h"
#include "core/io/read_file.h"
#include "core/io/unknown_id.h"

namespace brandlint {
namespace {

constexpr std::string_view kBrandFile = "brand.json";

// The content of a pack's file, by its path below the pack's folder.
using OpenFile = std::function<Result<Bytes>(const std::string& path)>;

const EmbeddedFile* FindEmbedded(std::span<const EmbeddedFile> files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  return found == files.end() ? nullptr : &*found;
}

std::string DigestOf(std::vector<std::pair<std::string, ByteView>> files) {
  std::ranges::sort(files, {}, &std::pair<std::string, ByteView>::first);
  std::string all;
  for (const auto& [path, content] : files) {
    all += path;
    all += '\0';
    all += std::to_string(content.size());
    all += '\0';
    all += AsText(content);
  }
  return Sha256Hex(AsBytes(all));
}

// `name` is what messages call the pack's folder.
Result<Brand> AssembleBrand(const OpenFile& open, const std::string& name, const Limits& limits) {
  const std::string brand_file(kBrandFile);
  const auto named = [&](const std::string& file, const Error& error) {
    return Error{error.code, JoinName(name, file) + ": " + error.message};
  };
  const Result<Bytes> text = open(brand_file);
  if (!text) return named(brand_file, text.error());
  Result<Brand> brand = ReadBrand(AsText(*text), JoinName(name, brand_file), limits);
  if (!brand) return brand;

  for (Mark& mark : brand->marks) {
    Result<Bytes> content = open(mark.file);
    if (!content) return named(mark.file, content.error());
    mark.content = *std::move(content);
  }
  for (BrandName& known : brand->names) {
    if (known.word_net_file.empty()) continue;
    Result<Bytes> content = open(known.word_net_file);
    if (!content) return named(known.word_net_file, content.error());
    known.word_net = *std::move(content);
  }
  // A file that two marks share counts once.
  std::vector<std::pair<std::string, ByteView>> files{{brand_file, *text}};
  std::set<std::string> seen;
  for (const BrandName& known : brand->names) {
    if (!known.word_net_file.empty() && seen.insert(known.word_net_file).second)
      files.emplace_back(known.word_net_file, known.word_net);
  }
  for (const Mark& mark : brand->marks) {
    if (seen.insert(mark.file).second) files.emplace_back(mark.file, mark.content);
  }
  brand->digest = DigestOf(std::move(files));
  return brand;
}

}  // namespace

std::vector<std::string> BuiltInBrands() {
  std::vector<std::string> ids;
  for (const EmbeddedFile& file : EmbeddedBrands()) {
    const std::size_t slash = file.path.find('/');
    if (slash != std::string_view::npos && file.path.substr(slash + 1) == kBrandFile) {
      ids.emplace_back(file.path.substr(0, slash));
    }
  }
  std::ranges::sort(ids);
  return ids;
}

Result<Brand> LoadBrand(std::string_view id_or_folder, const Limits& limits) {
  const std::string id(id_or_folder);
  const bool is_path = id.find('/') != std::string::npos || id == ".";
  if (!is_path && FindEmbedded(EmbeddedBrands(), JoinName(id, kBrandFile)) != nullptr) {
    const OpenFile open = [&](const std::string& path) -> Result<Bytes> {
      const EmbeddedFile* const file = FindEmbedded(EmbeddedBrands(), JoinName(id, path));
      if (file == nullptr) return Error{"file-missing", "no such file"};
      return Bytes(file->content.begin(), file->content.end());
    };
    return AssembleBrand(open, id, limits);
  }
  if (!is_path && !LeadsToFolder(id)) return UnknownId("brand", id, BuiltInBrands());

  const OpenFile open = [&](const std::string& path) {
    const bool is_text = path == kBrandFile;
    return ReadFile(id + "/" + path,
                    limits,
                    is_text ? &Limits::manifest_bytes : &Limits::file_bytes,
                    Links::kFollow);
  };
  return AssembleBrand(open, ShownName(id), limits);
}

}  // namespace brandlint
