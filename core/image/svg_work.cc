// SPDX-License-Identifier: MIT
#include "core/image/svg_work.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

#include "core/base/check.h"

namespace brandlint {
namespace {

constexpr double kPathByte = 1.0 / 8;
constexpr double kBytesPerPoint = 4;  // "1 1 " is the shortest point
constexpr int kMaxNesting = 64;

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// What a filter's primitive costs; none of the others is slower than a blur.
double PrimitiveWork(std::string_view name) {
  if (!name.starts_with("fe") || name == "feMergeNode" || name.starts_with("feFunc")) return 0;
  if (name == "feTurbulence") return 1'000;
  if (name == "feMorphology" || name == "feConvolveMatrix") return 2'000;
  return 50;
}

// The ids that an attribute's value refers to: "#a" as a whole (href), or every "url(#a)".
std::vector<std::string> ReferencedIds(const XmlAttribute& attribute) {
  const bool is_href = attribute.name == "href" || attribute.name.ends_with(":href");
  if (!is_href && attribute.value.find('(') == std::string_view::npos &&
      attribute.value.find('&') == std::string_view::npos) {
    return {};
  }
  const std::string value = ResolvedValue(attribute.value);
  if (is_href) {
    if (!value.starts_with('#')) return {};
    return {value.substr(1)};
  }
  std::vector<std::string> ids;
  constexpr std::string_view kUrl = "url(";
  for (std::size_t at = value.find(kUrl); at != std::string::npos; at = value.find(kUrl, at)) {
    at += kUrl.size();
    const std::size_t first = value.find_first_not_of(" '\"", at);
    if (first == std::string::npos || value[first] != '#') continue;
    ids.push_back(value.substr(first + 1, value.find_first_of(" '\")", first) - first - 1));
  }
  return ids;
}

}  // namespace

void SvgWork::Open(const XmlPiece& tag) {
  Element element;
  const std::string_view path =
      FindAttribute(tag, "d").value_or(FindAttribute(tag, "points").value_or(std::string_view()));
  element.own = 1 + static_cast<double>(path.size()) * kPathByte + PrimitiveWork(tag.name);
  for (const XmlAttribute& attribute : tag.attributes) {
    if (attribute.name == "id") element.id = ResolvedValue(attribute.value);
    const bool marker = attribute.name.starts_with("marker") ||
                        attribute.value.find("marker") != std::string_view::npos;
    const double times = marker ? 1 + static_cast<double>(path.size()) / kBytesPerPoint : 1;
    for (std::string& id : ReferencedIds(attribute)) {
      element.references.push_back({std::move(id), times});
    }
  }
  open_.push_back(elements_.size());
  elements_.push_back(std::move(element));
}

void SvgWork::Close() {
  CHECK(!open_.empty());
  elements_[open_.back()].end = elements_.size();
  open_.pop_back();
}

double SvgWork::Total() const {
  std::map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (!elements_[i].id.empty()) by_id.emplace(elements_[i].id, i);  // the first one counts
  }

  // Of the subtree that starts at an element. A subtree is a range of elements, so only following
  // references recurses.
  struct Answer {
    double work = 0;  // while it is being computed, and met again in a circle: nothing
    int nesting = 0;  // references followed one within the other
  };
  std::map<std::size_t, Answer> answers;
  const auto answer = [&](auto& self, std::size_t first, int depth) -> Answer {
    if (depth > kMaxNesting) return {kInfinite, depth};
    const auto [entry, is_new] = answers.emplace(first, Answer{});
    if (!is_new) return entry->second;
    Answer sum;
    for (std::size_t i = first; i < elements_[first].end; ++i) {
      sum.work += elements_[i].own;
      for (const auto& [id, times] : elements_[i].references) {
        const auto target = by_id.find(id);
        if (target == by_id.end()) continue;
        const Answer part = self(self, target->second, depth + 1);
        sum.work += times * part.work;
        sum.nesting = std::max(sum.nesting, part.nesting + 1);
      }
    }
    if (sum.nesting > kMaxNesting) sum.work = kInfinite;
    return entry->second = sum;
  };
  return elements_.empty() ? 0 : answer(answer, 0, 0).work;
}

}  // namespace brandlint
