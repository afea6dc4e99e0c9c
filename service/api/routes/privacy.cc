// SPDX-License-Identifier: MIT
// Personal data: what is kept of a developer, taking it away, and breaches.
#include <array>

#include "service/api/route.h"
#include "service/records/audit.h"
#include "service/records/retention.h"

namespace brandlint {
namespace {

HttpResponse Export(Call& call) {
  const auto text = call.service.store.Write([&](Transaction& store) -> Result<std::string> {
    Audit(store, call.now, call.actor.name, "exported-developer", PseudonymOf(call.arguments[0]));
    return ExportDeveloper(store, call.arguments[0], call.now);
  });
  if (!text) return Refuse(text.error());
  return {.body = *text + "\n"};
}

// {"apply": false} tells what would go.
HttpResponse Erase(Call& call) {
  bool apply = false;
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) { fields.Bool("apply", apply); })) {
    return *std::move(wrong);
  }
  const auto deletion = call.service.store.Write([&](Transaction& store) -> Result<Deletion> {
    return EraseDeveloper(store, call.arguments[0], apply, call.now, call.actor.name);
  });
  if (!deletion) return Refuse(deletion.error());
  // After the rows: a file that nothing refers to does no harm, a row without its file would.
  if (apply) {
    for (const std::string& digest : deletion->pictures) {
      if (const auto gone = call.service.pictures.Remove(digest); !gone)
        return Refuse(gone.error());
    }
  }
  return Json(200, [&](JsonWriter& json) {
    json.Bool("applied", apply);
    json.Integer("submissions", deletion->submissions);
    json.Unsigned("pictures", deletion->pictures.size());
  });
}

HttpResponse Breaches(Call& call) {
  const auto breaches = call.service.store.Read(
      [](Transaction& store) -> Result<std::vector<Breach>> { return ListBreaches(store); });
  if (!breaches) return Refuse(breaches.error());
  return Json(200, [&](JsonWriter& json) {
    json.Key("breaches");
    json.BeginArray();
    for (const Breach& breach : *breaches) {
      json.BeginObject();
      json.Integer("id", breach.id);
      json.Integer("noticed_at", breach.noticed_at);
      json.Integer("report_until", breach.noticed_at + kReportWithin);
      if (breach.reported_at > 0) {
        json.Integer("reported_at", breach.reported_at);
      } else {
        json.Integer("left_ms", breach.noticed_at + kReportWithin - call.now);
      }
      json.Text("record", breach.record);
      json.Text("recorded_by", breach.recorded_by);
      json.EndObject();
    }
    json.EndArray();
  });
}

HttpResponse NewBreach(Call& call) {
  Breach breach{.noticed_at = call.now, .recorded_by = call.actor.name};
  if (auto wrong = ReadBody(call, [&](JsonFields& fields) {
        fields.Text("record", breach.record);
        fields.Whole("noticed_at", breach.noticed_at, 0, call.now, Need::kOptional);
      })) {
    return *std::move(wrong);
  }
  const auto id = call.service.store.Write([&](Transaction& store) -> Result<std::int64_t> {
    return AddBreach(store, breach, call.now);
  });
  if (!id) return Refuse(id.error());
  return Json(201, [&](JsonWriter& json) {
    json.Integer("id", *id);
    json.Integer("report_until", breach.noticed_at + kReportWithin);
  });
}

HttpResponse Reported(Call& call) {
  const std::string& text = call.arguments[0];
  const auto number = RowNumber(call);
  const auto done = call.service.store.Write([&](Transaction& store) -> Result<void> {
    if (!number || !ReportBreach(store, *number, call.actor.name, call.now)) {
      return Error{"not-found", "there is no open breach '" + text + "'"};
    }
    return {};
  });
  if (!done) return Refuse(done.error());
  return Json(200, [](JsonWriter&) {});
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/developers/{id}/export", Right::kGovern, 0, Export},
    {"POST", "/v1/developers/{id}/erase", Right::kGovern, Route::kSmallBody, Erase},
    {"GET", "/v1/breaches", Right::kGovern, 0, Breaches},
    {"POST", "/v1/breaches", Right::kGovern, Route::kSmallBody, NewBreach},
    {"POST", "/v1/breaches/{id}/reported", Right::kGovern, Route::kSmallBody, Reported},
});

}  // namespace

extern const std::span<const Route> kPrivacyRoutes;
const std::span<const Route> kPrivacyRoutes = kRoutes;

}  // namespace brandlint
