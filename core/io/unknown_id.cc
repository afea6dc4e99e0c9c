// SPDX-License-Identifier: MIT
#include "core/io/unknown_id.h"

#include "core/base/nearest.h"
#include "core/base/utf8.h"

namespace brandlint {

Error UnknownId(const std::string& thing,
                std::string_view id,
                const std::vector<std::string>& known) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  std::string message = "no " + thing + " is called '" + EscapeForDisplay(id) + "'";
  const std::string hint = DidYouMean(id, words);
  message += hint.empty() ? "; built in:" : hint;
  for (std::size_t i = 0; hint.empty() && i < known.size(); ++i) {
    message += (i == 0 ? " " : ", ") + known[i];
  }
  return {thing + "-unknown", message};
}

}  // namespace brandlint
