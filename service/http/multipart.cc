// SPDX-License-Identifier: MIT
#include "service/http/multipart.h"

#include <algorithm>
#include <optional>

namespace brandlint {
namespace {

bool SameWord(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

std::string_view Trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// The value of a parameter of `form-data; name="a"; filename="b.png"`. In quotes a backslash
// escapes, and browsers write %22 for a quote, which is left as it is.
std::optional<std::string> Parameter(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at < header.size()) {
    ++at;
    const std::size_t equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view key = Trimmed(header.substr(at, equals - at));
    std::string value;
    at = equals + 1;
    while (at < header.size() && header[at] == ' ') ++at;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        if (header[at] == '\\' && at + 1 < header.size()) ++at;
        value += header[at];
      }
      at = std::min(header.find(';', at), header.size());
    } else {
      const std::size_t end = std::min(header.find(';', at), header.size());
      value = Trimmed(header.substr(at, end - at));
      at = end;
    }
    if (SameWord(key, name)) return value;
  }
  return std::nullopt;
}

Error Bad(std::size_t part, const std::string& what) {
  return {"bad-request", "part " + std::to_string(part + 1) + " of the form: " + what};
}

// The headers of one part; `rest` begins behind its boundary line and ends with its content.
Result<FormPart> ReadPart(std::string_view rest, std::size_t number) {
  FormPart part;
  std::optional<std::string> name;
  while (true) {
    const std::size_t end = rest.find("\r\n");
    if (end == std::string_view::npos) return Bad(number, "its header does not end");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    if (line.empty()) break;
    const std::size_t colon = std::min(line.find(':'), line.size());
    if (!SameWord(line.substr(0, colon), "content-disposition")) continue;
    const std::string_view value = line.substr(std::min(colon + 1, line.size()));
    name = Parameter(value, "name");
    part.filename = Parameter(value, "filename").value_or("");
  }
  if (!name || name->empty()) return Bad(number, "it has no name");
  part.name = *std::move(name);
  part.content = rest;
  return part;
}

}  // namespace

Result<std::vector<FormPart>> ReadForm(std::string_view content_type, std::string_view body) {
  const std::string_view kind = Trimmed(content_type.substr(0, content_type.find(';')));
  const auto boundary = Parameter(content_type, "boundary");
  if (!SameWord(kind, "multipart/form-data") || !boundary || boundary->empty() ||
      boundary->size() > 70) {
    return Error{"media-type", "multipart/form-data with a boundary is asked for"};
  }
  const std::string line = "--" + *boundary;
  if (!body.starts_with(line)) {
    return Error{"bad-request", "the form does not begin with its boundary"};
  }
  std::vector<FormPart> parts;
  std::string_view rest = body.substr(line.size());
  const std::string next = "\r\n" + line;
  while (!rest.starts_with("--")) {
    if (parts.size() == kFormParts) {
      return Error{"bad-request",
                   "the form has more than " + std::to_string(kFormParts) + " parts"};
    }
    if (!rest.starts_with("\r\n")) return Bad(parts.size(), "a boundary is not alone on its line");
    rest.remove_prefix(2);
    // A part without headers begins with the empty line; its boundary may follow at once.
    const std::size_t end = rest.find(next);
    if (end == std::string_view::npos) return Bad(parts.size(), "it does not end in the boundary");
    auto part = ReadPart(rest.substr(0, end), parts.size());
    if (!part) return part.error();
    const auto same = std::ranges::find(parts, part->name, &FormPart::name);
    if (same != parts.end() && (same->filename.empty() || part->filename.empty()))
      return Bad(parts.size(), "'" + part->name + "' was there before");
    parts.push_back(*std::move(part));
    rest.remove_prefix(end + next.size());
  }
  return parts;
}

}  // namespace brandlint
