// SPDX-License-Identifier: MIT
#include "core/worker/pool.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <deque>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/codec/observations.h"
#include "core/worker/pieces.h"
#include "core/worker/protocol.h"
#include "core/worker/worker_process.h"

namespace brandlint {
namespace {

using Clock = std::chrono::steady_clock;

// So many submissions may be begun while the first unfinished one waits for a slow picture.
// Observations take a few kB each; at 10 ms a picture this bridges several seconds.
constexpr std::size_t kOpenSubmissions = 512;

// And so many bytes of their texts, because a manifest may have 8 MB of them.
constexpr std::size_t kOpenTextBytes = std::size_t{64} << 20;

// A thousand times the longest answer seen from a crowded screenshot. More is no answer.
constexpr std::size_t kMaxAnswerBytes = std::size_t{64} << 20;

// How long a queue that had nothing is left alone while a worker has nothing to do: nobody notices
// a fifth of a second, nor does a store the question.
constexpr auto kAskAgain = std::chrono::milliseconds(200);

constexpr std::size_t kReadAtOnce = 64 * 1024;

bool RanOutOfMemory(const Observations& answer) {
  return std::ranges::any_of(answer.problems,
                             [](const Problem& problem) { return problem.code == "image-memory"; });
}

// A submission that was begun.
struct Open {
  explicit Open(Submission submission)
      : text_bytes(TextBytes(submission)), assembly(std::move(submission)) {}

  static std::size_t TextBytes(const Submission& submission) {
    std::size_t bytes = 0;
    for (const Subject& text : submission.texts) bytes += text.text.size();
    return bytes;
  }

  std::size_t text_bytes;
  Assembly assembly;
  std::size_t next_piece = 0;  // the first that was not handed out yet
};

// What a worker has in hand.
struct Task {
  Open* open = nullptr;
  std::size_t index = 0;  // of the piece
  Piece piece;            // without its content, which is in `file`
  UniqueFd file;
  std::string cache_key;  // empty: its answer is not kept
  std::string frame;
  std::size_t sent = 0;
  std::string received;
  Clock::time_point deadline;

  std::int64_t memory = 0;  // bytes that it asked for
  std::uint64_t turn = 0;   // when, as a count; 0: not waiting for it
};

struct Worker {
  WorkerProcess process;
  std::optional<Task> task;
  std::int64_t answered = 0;

  bool fresh() const { return answered == 0; }
};

class Pool final : public Runner {
 public:
  Pool(ScanJob job, const PoolOptions& options) : job_(std::move(job)), options_(options) {}

  Result<void> Start() {
    Result<std::unique_ptr<Zygote>> zygote = Zygote::Start(job_, options_.set_up, options_.limits);
    if (!zygote) return zygote.error();
    zygote_ = std::move(*zygote);
    for (int i = 0; i < options_.workers; ++i) {
      Result<WorkerProcess> process = WorkerProcess::Start(*zygote_);
      if (!process) return process.error();
      workers_.push_back({std::move(*process), std::nullopt});
    }
    return {};
  }

  Result<std::optional<Observations>> Next(Source& source) override {
    while (true) {
      if (broken_) return *broken_;
      if (const auto next = NextComplete(); next != open_.end()) return Take(next);
      if (!Interrupted()) HandOut(source);
      if (broken_ || NextComplete() != open_.end()) continue;
      if (std::ranges::none_of(workers_, [](const Worker& w) { return w.task.has_value(); })) {
        // Only an interruption leaves something unfinished behind.
        std::erase_if(open_, [](const auto& open) { return !open->assembly.complete(); });
        handed_out_ = open_.size();
        if (!open_.empty()) continue;
        source_ended_ = false;
        if (source_error_) return *std::exchange(source_error_, std::nullopt);
        return std::optional<Observations>();
      }
      Wait();
    }
  }

 private:
  bool Interrupted() const { return options_.interrupted != nullptr && *options_.interrupted; }

  using OpenList = std::deque<std::unique_ptr<Open>>;

  // What is to be handed over now: the first, or as they are done any that is complete.
  OpenList::iterator NextComplete() {
    const auto considered =
        options_.as_done ? open_.end() : std::next(open_.begin(), open_.empty() ? 0 : 1);
    const auto found = std::find_if(
        open_.begin(), considered, [](const auto& open) { return open->assembly.complete(); });
    return found == considered ? open_.end() : found;
  }

  std::optional<Observations> Take(OpenList::iterator which) {
    std::optional<Observations> seen = std::move((*which)->assembly).Take();
    open_text_bytes_ -= (*which)->text_bytes;
    open_.erase(which);
    --handed_out_;  // it was complete, so it was one of these
    return seen;
  }

  // Whether a queue that had nothing may have something by now.
  bool AskAgainLater() const { return options_.as_done && source_ended_ && !source_error_; }

  // Gives every idle worker something to do, as long as there is something.
  void HandOut(Source& source) {
    for (Worker& worker : workers_) {
      if (worker.task) continue;
      worker.task = NextTask(source);
      if (!worker.task) return;
      Begin(worker);
      if (broken_) return;
    }
  }

  // The first open submission with a piece that nobody has, taken from the source when need be.
  Open* NextOpen(Source& source) {
    if (handed_out_ < open_.size()) return open_[handed_out_].get();
    if (AskAgainLater() && Clock::now() >= ask_again_) source_ended_ = false;
    if (source_ended_ || open_.size() >= kOpenSubmissions || open_text_bytes_ >= kOpenTextBytes) {
      return nullptr;
    }
    Result<std::optional<Submission>> submission = source.Next();
    source_ended_ = !submission || !*submission;
    if (!submission) source_error_ = submission.error();
    ask_again_ = Clock::now() + kAskAgain;
    if (source_ended_) return nullptr;
    open_.push_back(std::make_unique<Open>(std::move(**submission)));
    open_text_bytes_ += open_.back()->text_bytes;
    return open_.back().get();
  }

  std::optional<Task> NextTask(Source& source) {
    while (Open* const open = NextOpen(source)) {
      Task task;
      task.open = open;
      task.index = open->next_piece++;
      if (open->next_piece == open->assembly.piece_count()) ++handed_out_;
      task.piece = open->assembly.MakePiece(task.index, options_.limits);
      if (task.piece.answer) {
        open->assembly.Put(task.index, std::move(*task.piece.answer));
        continue;
      }
      const bool own = options_.own_text_bytes > 0 && open->text_bytes <= options_.own_text_bytes;
      if (task.index == 0 && own) {
        open->assembly.Put(task.index, job_(task.piece.submission, {}));
        // Texts alone need no worker, and a queue may be long.
        if (options_.as_done && open->assembly.complete()) return std::nullopt;
        continue;
      }
      if (FindAnswer(task)) continue;
      Result<UniqueFd> file = MakeSealedFile(task.piece.content);
      if (!file) {
        open->assembly.Put(task.index, UnexaminedPiece(task.piece, file.error()));
        continue;
      }
      if (!task.piece.content.empty()) task.file = std::move(*file);
      task.frame = WriteJob(task.piece);
      task.piece.content = {};
      return task;
    }
    return std::nullopt;
  }

  // Whether the piece was answered from the cache; if not, its key is left in the task.
  bool FindAnswer(Task& task) {
    if (options_.cache == nullptr || task.index == 0 || task.piece.sha256.empty()) return false;
    task.cache_key = CacheKey(options_.cache_scope, task.piece);
    const std::optional<std::string> kept = options_.cache->Find(task.cache_key);
    if (!kept) return false;
    Result<Observations> answer = ReadObservations(*kept, "cache");
    if (!answer || !task.open->assembly.Matches(task.index, *answer)) return false;
    task.open->assembly.Put(task.index, std::move(*answer));
    return true;
  }

  void Begin(Worker& worker) {
    Task& task = *worker.task;
    task.sent = 0;
    task.received.clear();
    task.memory = 0;
    task.turn = 0;
    task.deadline = Clock::now() + std::chrono::seconds(WaitSeconds(options_.limits));
    Send(worker);
  }

  void Send(Worker& worker) {
    Task& task = *worker.task;
    const int file = task.file ? task.file.get() : -1;
    if (!SendSome(worker.process.socket(), task.frame, task.sent, file)) Lose(worker);
  }

  void Receive(Worker& worker) {
    Task& task = *worker.task;
    if (!ReceiveSome(worker.process.socket(), task.received, kReadAtOnce, nullptr)) {
      return Lose(worker);
    }
    FrameLength length = 0;
    if (task.received.size() < sizeof length) return;
    std::memcpy(&length, task.received.data(), sizeof length);
    if (length >= kMemoryRequest) return Ask(worker, length - kMemoryRequest);
    if (length > kMaxAnswerBytes) return Lose(worker);
    const std::string_view body = std::string_view(task.received).substr(sizeof length);
    if (body.size() < length) return;

    Result<Observations> answer = ReadObservations(body, "worker");
    Assembly& assembly = task.open->assembly;
    if (!answer || !assembly.Matches(task.index, *answer)) return Lose(worker);
    // What earlier pieces left behind may have taken the memory; a new worker decides.
    if (!worker.fresh() && RanOutOfMemory(*answer)) return Lose(worker);
    if (!task.cache_key.empty() && MayBeKept(*answer)) options_.cache->Keep(task.cache_key, body);
    assembly.Put(task.index, std::move(*answer));
    worker.task.reset();
    if (++worker.answered >= std::max<std::int64_t>(options_.limits.worker_jobs, 1)) {
      worker.process.End();
      Replace(worker);
    }
  }

  // Once for a piece; a worker that asks again, or says more, is no worker.
  void Ask(Worker& worker, FrameLength bytes) {
    Task& task = *worker.task;
    if (task.memory > 0 || task.received.size() > sizeof bytes) return Lose(worker);
    task.received.clear();
    const auto most = static_cast<FrameLength>(std::numeric_limits<std::int32_t>::max());
    task.memory = static_cast<std::int64_t>(std::clamp<FrameLength>(bytes, 1, most));
    task.turn = ++turns_;
  }

  // Gives the memory that is free to those who wait for it, in the order in which they asked. One
  // that wants more than there is gets it when nobody else has any.
  void GiveMemory() {
    while (true) {
      std::int64_t given = 0;
      Worker* first = nullptr;
      for (Worker& worker : workers_) {
        if (!worker.task) continue;
        const Task& task = *worker.task;
        if (task.turn == 0) given += task.memory;
        if (task.turn > 0 && (first == nullptr || task.turn < first->task->turn)) first = &worker;
      }
      if (first == nullptr) return;
      Task& task = *first->task;
      if (given > 0 && given + task.memory > options_.limits.shared_bytes) return;
      task.turn = 0;
      // Its time begins now: it could do nothing about the wait.
      task.deadline = Clock::now() + std::chrono::seconds(WaitSeconds(options_.limits));
      std::size_t sent = 0;
      if (!SendSome(first->process.socket(), std::string_view("\1"), sent, -1)) Lose(*first);
      if (broken_) return;
    }
  }

  // The worker is gone, or says what no worker would say: a new one takes its place.
  void Lose(Worker& worker) {
    const WorkerEnd end = worker.process.End();
    const bool again = !worker.fresh() && !end.out_of_time;
    Replace(worker);
    if (broken_) return;
    if (again) return Begin(worker);
    Fail(worker, WhyNotExamined(end, options_.limits));
  }

  void TimeOut(Worker& worker) {
    worker.process.End();
    Replace(worker);
    if (broken_) return;
    Fail(worker, NotExaminedInTime(options_.limits));
  }

  void Replace(Worker& worker) {
    Result<WorkerProcess> process = WorkerProcess::Start(*zygote_);
    if (!process) {
      broken_ = process.error();
      return;
    }
    worker.process = std::move(*process);
    worker.answered = 0;
  }

  void Fail(Worker& worker, const Error& error) {
    const Task& task = *worker.task;
    task.open->assembly.Put(task.index, UnexaminedPiece(task.piece, error));
    worker.task.reset();
  }

  // Sleeps until a worker has something to say, can take more, or has run out of time.
  void Wait() {
    GiveMemory();
    if (broken_) return;
    std::vector<pollfd> sockets;
    std::vector<Worker*> busy;
    Clock::time_point first_deadline = Clock::time_point::max();
    for (Worker& worker : workers_) {
      if (!worker.task) continue;
      const bool unsent = worker.task->sent < worker.task->frame.size();
      const int events = POLLIN | (unsent ? POLLOUT : 0);
      sockets.push_back({worker.process.socket(), static_cast<short>(events), 0});
      busy.push_back(&worker);
      if (worker.task->turn == 0) {
        first_deadline = std::min(first_deadline, worker.task->deadline);
      }
    }
    const bool idle = busy.size() < workers_.size();
    if (idle && AskAgainLater() && !Interrupted()) {
      first_deadline = std::min(first_deadline, ask_again_);
    }
    using std::chrono::milliseconds;
    const auto left = std::chrono::ceil<milliseconds>(first_deadline - Clock::now());
    const int ready = ::poll(
        sockets.data(), sockets.size(), static_cast<int>(std::max(left, milliseconds(0)).count()));
    if (ready < 0) return;  // a signal: the caller looks whether it was an interruption

    for (std::size_t i = 0; i < busy.size() && !broken_; ++i) {
      Worker& worker = *busy[i];
      if ((sockets[i].revents & POLLOUT) != 0) Send(worker);
      // Send() may have ended the task; from a new worker there is just nothing to receive yet.
      if (worker.task && (sockets[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0) Receive(worker);
      const bool at_work = !broken_ && worker.task && worker.task->turn == 0;
      if (at_work && Clock::now() >= worker.task->deadline) TimeOut(worker);
    }
  }

  const ScanJob job_;
  const PoolOptions options_;
  std::unique_ptr<Zygote> zygote_;  // outlives the workers
  std::vector<Worker> workers_;
  OpenList open_;               // in the source's order
  std::size_t handed_out_ = 0;  // so many of them, from the first, have no piece left to hand out
  std::size_t open_text_bytes_ = 0;
  std::uint64_t turns_ = 0;  // requests for memory so far
  bool source_ended_ = false;
  Clock::time_point ask_again_;  // when a queue that had nothing is asked again, not before
  std::optional<Error> source_error_;
  std::optional<Error> broken_;  // no worker could be started
};

}  // namespace

Result<std::unique_ptr<Runner>> MakePool(ScanJob job, const PoolOptions& options) {
  CHECK(options.workers >= 1);
  auto pool = std::make_unique<Pool>(std::move(job), options);
  if (const Result<void> started = pool->Start(); !started) return started.error();
  return std::unique_ptr<Runner>(std::move(pool));
}

}  // namespace brandlint
