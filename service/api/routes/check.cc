// SPDX-License-Identifier: MIT
// Looking before handing in: a name is checked at once, and reference drawings are shown.
#include <array>

#include "core/base/bytes.h"
#include "core/codec/judgement.h"
#include "core/io/sources/arguments.h"
#include "core/scan/evidence_picture.h"
#include "core/scan/no_tools.h"
#include "core/scan/scanner.h"
#include "service/api/route.h"
#include "service/records/submissions.h"

namespace brandlint {
namespace {

// Texts only: it is done in this process, where no stranger's picture is ever opened.
HttpResponse CheckTexts(Call& call) {
  CheckArguments given{.id = "check", .developer_id = call.actor.developer};
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        std::string name, text;
        if (fields.Text("name", name)) given.names.push_back(name);
        if (fields.Text("short_description", text, Need::kOptional)) {
          given.short_descriptions.push_back(text);
        }
        if (fields.Text("developer", text, Need::kOptional)) given.developers.push_back(text);
        fields.MaybeEmptyText("app", given.app_id);
      })) {
    return *std::move(wrong);
  }
  NoTools none;
  const Observations seen = Scan(SubmissionFromArguments(given),
                                 {},
                                 *call.service.checker.pack,
                                 {.limits = call.service.settings.limits},
                                 none);
  HttpResponse response;
  WriteResult(call.service.checker.Judge(seen), response.body);
  response.body += "\n";
  return response;
}

HttpResponse ShowReference(Call& call) {
  for (const Brand& brand : call.service.checker.brands) {
    if (brand.id != call.arguments[0]) continue;
    for (const Mark& mark : brand.marks) {
      if (mark.id != call.arguments[1]) continue;
      const auto drawing = ReferenceOf(mark);
      if (!drawing) return Refuse(404, "not-found", drawing.error().message);
      HttpResponse response{.content_type = "image/webp",
                            .body = std::string(AsText(drawing->webp))};
      response.headers.emplace_back("Cache-Control", "private, max-age=3600");
      return response;
    }
  }
  return Refuse(404, "not-found", "there is no such mark");
}

constexpr auto kRoutes = std::to_array<Route>({
    {"POST", "/v1/check", Right::kKnown, Route::kSmallBody, CheckTexts},
    {"GET", "/v1/references/{brand}/{mark}", Right::kKnown, 0, ShowReference},
});

}  // namespace

extern const std::span<const Route> kCheckRoutes;
const std::span<const Route> kCheckRoutes = kRoutes;

}  // namespace brandlint
