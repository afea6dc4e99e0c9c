// SPDX-License-Identifier: MIT
// What machines ask about the service itself.
#include <array>

#include "core/checker/version.h"
#include "service/api/api.h"
#include "service/api/route.h"
#include "service/records/jobs.h"
#include "service/records/submissions.h"

namespace brandlint {
namespace {

// It runs.
HttpResponse Health(Call&) {
  return Json(200, [](JsonWriter& json) { json.Text("status", "ok"); });
}

// It can do its work.
HttpResponse Ready(Call& call) {
  if (call.service.stopping) return Refuse(503, "stopping", "the service is being stopped");
  const auto asked = call.service.store.Read([](Transaction& store) -> Result<void> {
    store.Run("SELECT 1 FROM schema_version");
    return {};
  });
  if (!asked) return Refuse(503, asked.error().code, asked.error().message);
  return Json(200, [](JsonWriter& json) { json.Text("status", "ready"); });
}

struct Gauges {
  std::vector<StateCount> states;
  QueueFacts queue;
};

HttpResponse ShowMetrics(Call& call) {
  HttpResponse response{.content_type = "text/plain; version=0.0.4; charset=utf-8"};
  call.service.metrics.Write(response.body);
  const auto gauges = call.service.store.Read([&](Transaction& store) -> Result<Gauges> {
    return Gauges{CountStates(store), QueueOf(store, call.now)};
  });
  std::string& out = response.body;
  out +=
      "# HELP brandlint_store_up Whether the database answers.\n# TYPE brandlint_store_up gauge\n";
  out += std::string("brandlint_store_up ") + (gauges ? "1" : "0") + "\n";
  if (!gauges) return response;
  out +=
      "# HELP brandlint_submissions Submissions, by state.\n# TYPE brandlint_submissions gauge\n";
  for (const StateCount& state : gauges->states) {
    out += "brandlint_submissions{state=\"" + state.state + "\"} " + std::to_string(state.count) +
           "\n";
  }
  const auto gauge = [&](const std::string& name, const char* help, std::int64_t value) {
    out += "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n" + name + " " +
           std::to_string(value) + "\n";
  };
  gauge("brandlint_jobs_waiting", "Submissions that no worker has yet.", gauges->queue.waiting);
  gauge("brandlint_jobs_running", "Submissions that a worker has.", gauges->queue.running);
  gauge("brandlint_oldest_job_seconds",
        "Age of the oldest that waits.",
        gauges->queue.oldest == 0 ? 0 : (call.now - gauges->queue.oldest) / 1000);
  return response;
}

HttpResponse ShowOpenApi(Call&) { return {.body = std::string(OpenApi())}; }

HttpResponse Version(Call& call) {
  return Json(200, [&](JsonWriter& json) {
    json.Text("tool", kToolName);
    const RunHeader header = call.service.checker.Header();
    const auto parts = [&](const char* key, const std::vector<RunHeader::Part>& list) {
      json.Key(key);
      json.BeginArray();
      for (const RunHeader::Part& part : list) {
        json.BeginObject();
        json.Text("id", part.id);
        json.Text("version", part.version);
        json.Text("digest", part.digest);
        json.EndObject();
      }
      json.EndArray();
    };
    parts("packs", header.packs);
    parts("policies", header.policies);
  });
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/healthz", Right::kNone, 0, Health},
    {"GET", "/readyz", Right::kNone, 0, Ready},
    {"GET", "/metrics", Right::kNone, 0, ShowMetrics},
    {"GET", "/openapi.json", Right::kNone, 0, ShowOpenApi},
    {"GET", "/v1/version", Right::kKnown, 0, Version},
});

}  // namespace

extern const std::span<const Route> kMetaRoutes;
const std::span<const Route> kMetaRoutes = kRoutes;

}  // namespace brandlint
