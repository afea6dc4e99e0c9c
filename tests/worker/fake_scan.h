// SPDX-License-Identifier: MIT
// A job that needs no pictures: what is in the file says what happens to the worker.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/io/source.h"
#include "core/worker/runner.h"
#include "tests/support/temp_folder.h"

namespace brandlint {

// Evidence for each text and each asset, in order; the excerpt of an asset is the SHA-256 of what
// arrived. These contents, of files and of names, do something else first:
//   "segfault", "abort", "exit"  the worker is gone
//   "memory"                     std::bad_alloc
//   "throw"                      another exception
//   "hang"                       never comes back
//   "spin"                       neither, and keeps the processor busy
//   "sleep N"                    N milliseconds
//   "dies when used"             the worker is gone if it has had something before
//   "lie"                        answers about another asset
//   "long"                       an answer of 5 MB
//   "state"                      the excerpt is what the process looks like, see DescribeProcess
Observations FakeScan(const Submission& submission, std::span<const AssetBytes> assets);

// "sigint ignored, core 0, open 0 1 2 3, stdin /dev/null, stdout /dev/null".
std::string DescribeProcess();

// A source of submissions that are already there.
class ListSource final : public Source {
 public:
  explicit ListSource(std::vector<Submission> submissions) : submissions_(std::move(submissions)) {}
  Result<std::optional<Submission>> Next() override;

  // The source fails after its last submission.
  void FailAtEnd(const Error& error) { error_ = error; }
  std::size_t taken() const { return next_; }

 private:
  std::vector<Submission> submissions_;
  std::size_t next_ = 0;
  std::optional<Error> error_;
};

// A submission called `id` with that name, and one asset for each content.
Submission MakeSubmission(const TempFolder& folder,
                          const std::string& id,
                          const std::string& name,
                          const std::vector<std::string>& contents);

// `count` submissions of all shapes that take different times, always the same ones. Of the deadly
// ones some crash their worker.
std::vector<Submission> MixedSubmissions(const TempFolder& folder, int count, bool deadly);

// What a runner gives until its end, as JSON lines; an error is the last line.
std::vector<std::string> RunAll(Runner& runner, Source& source);

std::string AsJson(const Observations& observations);

}  // namespace brandlint
