// SPDX-License-Identifier: MIT
#include <utility>

#include "core/worker/pieces.h"
#include "core/worker/runner.h"

namespace brandlint {
namespace {

class InProcessRunner final : public Runner {
 public:
  InProcessRunner(ScanJob job, const Limits& limits, std::function<bool()> interrupted)
      : job_(std::move(job)), limits_(limits), interrupted_(std::move(interrupted)) {}

  Result<std::optional<Observations>> Next(Source& source) override {
    if (Interrupted()) return std::optional<Observations>();
    Result<std::optional<Submission>> submission = source.Next();
    if (!submission) return submission.error();
    if (!*submission) return std::optional<Observations>();

    Assembly assembly(std::move(**submission));
    for (std::size_t index = 0; index < assembly.piece_count(); ++index) {
      if (Interrupted()) return std::optional<Observations>();
      Piece piece = assembly.MakePiece(index, limits_);
      if (piece.answer) {
        assembly.Put(index, std::move(*piece.answer));
        continue;
      }
      assembly.Put(index, job_(piece.submission, piece.Assets()));
    }
    return std::optional(std::move(assembly).Take());
  }

 private:
  bool Interrupted() const { return interrupted_ && interrupted_(); }

  ScanJob job_;
  Limits limits_;
  std::function<bool()> interrupted_;
};

}  // namespace

std::unique_ptr<Runner> MakeInProcessRunner(ScanJob job,
                                            const Limits& limits,
                                            std::function<bool()> interrupted) {
  return std::make_unique<InProcessRunner>(std::move(job), limits, std::move(interrupted));
}

}  // namespace brandlint
