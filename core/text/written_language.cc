// SPDX-License-Identifier: MIT
#include "core/text/written_language.h"

#include <unicode/locid.h>

#include <algorithm>
#include <cstdint>

namespace brandlint {

WrittenLanguage WrittenLanguageOf(std::string_view locale) {
  std::string tag(locale);
  std::ranges::replace(tag, '_', '-');
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale meant = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
  if (U_FAILURE(status) || meant.isBogus()) return {};
  WrittenLanguage written{meant.getISO3Language(), ""};
  if (written.iso.empty()) return {};
  meant.addLikelySubtags(status);
  if (U_SUCCESS(status)) written.script = meant.getScript();
  return written;
}

}  // namespace brandlint
