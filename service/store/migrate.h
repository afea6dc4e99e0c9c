// SPDX-License-Identifier: MIT
// The schema's steps, migrations/NNNN-what.sql, each run once and never changed afterwards.
#pragma once

#include "core/base/result.h"
#include "service/store/database.h"

namespace brandlint {

// Brings the schema up to date, in one transaction: after a crash it is the old one or the new
// one, whole. Safe for several processes that start at the same time.
//
// Errors: those of database.h; "store-newer" when the database has steps that this program does
// not know: it would write rows that the newer one does not expect.
Result<void> Migrate(Connection& connection);

// How many steps this program knows.
int SchemaVersion();

}  // namespace brandlint
