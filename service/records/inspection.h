// SPDX-License-Identifier: MIT
// What an operator wants to know of a store before he trusts it: read only, and of any version of
// the schema.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "service/records/jobs.h"
#include "service/records/submissions.h"
#include "service/store/pictures.h"
#include "service/store/store.h"

namespace brandlint {

struct Inspection {
  std::string database;             // "SQLite 3.40.1"
  std::int64_t schema_version = 0;  // 0: nothing of this program's is in it
  std::vector<StateCount> states;
  QueueFacts queue;
  std::int64_t lapsed = 0;             // jobs whose worker has not renewed its claim
  std::vector<std::string> put_aside;  // submissions over which workers died, not examined; some
  std::int64_t put_aside_count = 0;
};

// Errors: those of the store.
Result<Inspection> Inspect(Store& store, Milliseconds now);

struct PictureInspection {
  std::int64_t referred = 0;  // different pictures that submissions have
  std::int64_t looked_at = 0;
  std::int64_t missing = 0;
  std::int64_t damaged = 0;           // there, and not what their name says, or not readable
  std::vector<std::string> examples;  // of both, as "sub-1: icon.png: is missing"; some
};

// Reads up to `count` of the pictures that submissions refer to, of which ones chance decides.
// Errors: those of the store.
Result<PictureInspection> InspectPictures(Store& store,
                                          const PictureStore& pictures,
                                          std::int64_t count);

}  // namespace brandlint
