// SPDX-License-Identifier: MIT
// The letter that would go out with a decision, for a reviewer to look at and change.
#include "service/api/letters.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/report/letter.h"
#include "service/api/route.h"
#include "service/api/views.h"

namespace brandlint {
namespace {

HttpResponse ShowLetter(Call& call) {
  const std::string_view decision = call.request.Query("decision");
  if (decision != "reject" && decision != "changes") {
    return Refuse(400, "bad-value", "\"decision\" must be reject or changes");
  }
  const auto text = [&](const char* name) { return std::string(call.request.Query(name)); };
  const LetterRequest request{
      .decision = decision == "reject" ? LetterDecision::kReject : LetterDecision::kChanges,
      .language = text("language"),
      .clause = text("clause"),
      .else_clause = text("else_clause"),
      .before = text("before"),
      .behind = text("behind")};
  if (!IsClause(call, request.clause) || !IsClause(call, request.else_clause)) {
    return Refuse(400, "bad-value", "a clause of a letter must be one of a brand");
  }
  if (std::max(request.before.size(), request.behind.size()) > LetterRequest::kParagraphBytes) {
    return Refuse(
        400,
        "bad-value",
        "a paragraph has at most " + std::to_string(LetterRequest::kParagraphBytes) + " bytes");
  }
  const auto letter = call.service.store.Read([&](Transaction& store) -> Result<WrittenLetter> {
    const auto row = VisibleSubmission(store, call);
    if (!row) return row.error();
    const auto desk = LetterDesk::Open(store, call);
    if (!desk) return desk.error();
    return desk->Write(store, *row, request);
  });
  if (!letter) return Refuse(letter.error());
  return Json(200, [&](JsonWriter& json) {
    json.Text("decision", decision);
    json.Text("language", letter->language);
    json.Key("languages");
    json.BeginArray();
    for (const LetterTexts& texts : Letters()) json.Text(texts.language());
    json.EndArray();
    json.Text("clause", letter->clause);
    json.Text("text", letter->text);
  });
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/submissions/{id}/letter", Right::kDecide, 0, ShowLetter},
});

}  // namespace

extern const std::span<const Route> kLetterRoutes;
const std::span<const Route> kLetterRoutes = kRoutes;

}  // namespace brandlint
