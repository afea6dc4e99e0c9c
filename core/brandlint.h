// SPDX-License-Identifier: MIT
// The front of the library, for programs that check submissions themselves:
//
//     auto checker = brandlint::MakeChecker({.as_of = {2026, 11, 24}});
//     auto runner = brandlint::MakeRunner(*checker, {});
//     auto source = brandlint::MakeSingleSource(brandlint::SubmissionFromArguments(
//         {.names = {"Acme Inbox"}, .pictures = {{brandlint::SubjectType::kIcon, "icon.png"}}}));
//     auto seen = (*runner)->Next(*source);
//     brandlint::Judgement judgement = checker->Judge(**seen);
//
// with the Results looked at, as examples/check_app does. Where many submissions are checked, the
// checker and the runner are made once. Sources of folders, archives and catalogues are in
// core/io/sources/paths.h (SourceOptions::unpack of strangers' archives: UnpackSealed of
// core/worker/unpack_sealed.h), reports in core/report/format.h.
#pragma once

#include "core/checker/checker.h"
#include "core/checker/run.h"
#include "core/io/source.h"
#include "core/io/sources/arguments.h"
#include "core/model/judgement.h"
#include "core/model/observations.h"
#include "core/model/submission.h"
