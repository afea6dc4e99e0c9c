// SPDX-License-Identifier: MIT
// The named character references and the elements of HTML that matter to a reader of names.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace brandlint {

struct Entity {
  char32_t value = 0;
  char32_t mark = 0;  // a combining mark behind it; 0: none
};

inline constexpr std::size_t kLongestEntity = 16;  // letters, with a little room

// "amp", "eacute", "nopf": the names that show nothing, that separate, or that look like a Latin
// letter, not the whole of HTML's 2,231. Source: HTML living standard, section 13.5.
std::optional<Entity> FindEntity(std::string_view name);

// The name at the beginning of `text` after which a browser does without the semicolon; empty when
// there is none. Source: HTML living standard, section 13.2.5.73.
std::string_view EntityWithoutSemicolon(std::string_view text);

// Whether `name`, in lower case, is an element's: "b", "span". Short names are taken for elements
// whatever they are.
bool IsElementName(std::string_view name);

}  // namespace brandlint
