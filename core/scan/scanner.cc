// SPDX-License-Identifier: MIT
#include "core/scan/scanner.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/image/copy_hashes.h"
#include "core/image/ground.h"
#include "core/ocr/language.h"
#include "core/scan/evidence_picture.h"
#include "core/text/code_points.h"
#include "core/text/unmask.h"
#include "core/text/written_language.h"

namespace brandlint {
namespace {

// Two pieces of evidence in one picture for the same thing of the brand.
bool SameThing(const Evidence& a, const Evidence& b) {
  return a.detector == b.detector && a.brand == b.brand && a.reference == b.reference && a.region &&
         b.region && CoverTheSame(a.region->box, b.region->box);
}

// The first `limit` code points of `text`.
std::string_view Head(std::string_view text, std::int64_t limit) {
  std::size_t end = 0;
  for (std::int64_t i = 0; i < limit && end < text.size(); ++i) {
    end += DecodeUtf8(text, end).length;
  }
  return text.substr(0, end);
}

// So that a page of a thousand marks does not become a thousand pictures.
constexpr std::size_t kMostPictures = 20;

class Scanning {
 public:
  Scanning(const CompiledPack& pack, const ScanOptions& options, Tools& tools, Observations& seen)
      : pack_(pack), options_(options), tools_(tools), seen_(seen) {}

  void ExamineText(const Subject& text) {
    const bool is_name = text.type == SubjectType::kName || text.type == SubjectType::kDeveloper;
    const std::int64_t limit =
        is_name ? options_.limits.name_code_points : options_.limits.text_code_points;
    Query query{.subject = text, .looks = nullptr, .lines = {}};
    query.subject.text = Head(text.text, limit);
    if (query.subject.text.size() < text.text.size()) {
      const std::string_view limit_name = is_name ? "name_code_points" : "text_code_points";
      seen_.problems.push_back({"",
                                is_name ? "limit-name-code-points" : "limit-text-code-points",
                                std::string(SubjectTypeName(text.type)) + ": " +
                                    std::to_string(CountCodePoints(text.text)) +
                                    " code points are more than the limit of " +
                                    std::to_string(limit) + " (" + std::string(limit_name) +
                                    "); the rest was not examined"});
    }
    NoteUnknown(query.subject);
    query.most_matches = static_cast<std::size_t>(options_.limits.text_matches);
    for (const CompiledPack::Part& part : pack_.parts) {
      std::vector<Evidence> found = part.matcher->Match(query);
      if (found.size() > query.most_matches) {
        found.resize(query.most_matches);
        seen_.problems.push_back({"",
                                  "limit-text-matches",
                                  std::string(SubjectTypeName(text.type)) +
                                      ": more matches than the limit of " +
                                      std::to_string(query.most_matches) +
                                      " (text_matches); the rest was not examined"});
      }
      for (Evidence& evidence : found) {
        evidence.subject.text = text.text;
        seen_.evidence.push_back(std::move(evidence));
      }
    }
  }

  void ExamineAsset(const Asset& asset, const AssetBytes& file) {
    AssetFacts& facts = seen_.assets.emplace_back();
    facts.path = asset.path;
    facts.role = asset.role.value_or(SubjectType::kOther);
    facts.sha256 = file.sha256;
    facts.size_bytes = file.bytes.size();
    if (file.error) return Problem(asset, *file.error);

    Result<DecodedPicture> picture = tools_.Decode(file.bytes, options_.limits);
    if (!picture) return Problem(asset, picture.error());
    facts.format = picture->header.format;
    facts.size = picture->header.size;
    facts.frames = picture->header.frames;
    facts.role = asset.role.value_or(RoleBySize(facts.size));
    facts.examined = picture->whole ? Examined::kFull : Examined::kPartly;
    if (!picture->whole) Problem(asset, {picture->incomplete_code, picture->incomplete});

    const Subject subject{facts.role, asset.path, "", asset.locale};
    std::vector<Evidence> found;
    const std::string language = LanguageOf(asset, facts);
    if (options_.previews && !picture->frames.empty()) {
      facts.preview = PreviewOf(picture->frames.front());
    }
    for (const Picture& frame : picture->frames) {
      if (!ExamineFrame(frame, subject, asset, language, facts, found)) {
        facts.examined = Examined::kPartly;
      }
    }
    std::ranges::move(found, std::back_inserter(seen_.evidence));
  }

 private:
  // What a later Unicode may have made of them, the detectors looked through: they read as though
  // such code points were not there.
  void NoteUnknown(const Subject& text) {
    constexpr std::size_t kNamed = 3;
    const std::vector<char32_t> unknown = UnknownCodePoints(text.text);
    if (unknown.empty()) return;
    std::string note = std::string(SubjectTypeName(text.type)) + ": ";
    for (std::size_t i = 0; i < std::min(unknown.size(), kNamed); ++i) {
      note += (i == 0 ? "" : ", ") + CodePointName(unknown[i]);
    }
    if (unknown.size() > kNamed) {
      note += " and " + std::to_string(unknown.size() - kNamed) + " more";
    }
    note += (unknown.size() == 1 ? " is" : " are");
    note += " not known to Unicode " + std::string(kUnicodeVersion) +
            ", the version this program reads by";
    seen_.notes.push_back(std::move(note));
  }

  void Problem(const Asset& asset, const Error& error) {
    seen_.problems.push_back({asset.path, error.code, asset.path + ": " + error.message});
  }

  // False when its text could not be read, or not all of it.
  bool ExamineFrame(const Picture& frame,
                    const Subject& subject,
                    const Asset& asset,
                    const std::string& language,
                    AssetFacts& facts,
                    std::vector<Evidence>& found) {
    bool complete = true;
    const std::vector<Picture> looks = Looks(frame);
    if (options_.hashes) {
      CopyHashes hashes = CopyHashesOf(looks);
      std::ranges::move(hashes.known_by, std::back_inserter(facts.hashes));
      std::ranges::move(hashes.asked, std::back_inserter(facts.copy_queries));
    }
    std::vector<TextLine> lines;
    if (!language.empty()) {
      const ReadOptions reading = ReadingIn(language);
      for (const Picture& look : looks) {
        Result<PageText> read = tools_.ReadText(look, reading);
        if (!read) {
          Problem(asset, read.error());
          complete = false;
          break;
        }
        if (!read->whole) {
          Problem(asset,
                  {"limit-picture-reads",
                   "more pieces of text than the limit of " +
                       std::to_string(options_.limits.picture_reads) +
                       " (picture_reads); the rest was not read"});
          complete = false;
        }
        KeepText(*read, look.size, facts);
        std::ranges::move(read->lines, std::back_inserter(lines));
      }
    }
    const Query query{.subject = subject, .looks = &looks, .lines = lines};
    for (const CompiledPack::Part& part : pack_.parts) {
      for (Evidence& evidence : part.matcher->Match(query)) {
        if (options_.pictures && evidence.region && found.size() < kMostPictures)
          evidence.picture = PictureOf(looks, evidence);
        Add(std::move(evidence), found);
      }
    }
    return complete;
  }

  // What a picture is read in; empty when no text in pictures is asked for. A language that its
  // locale asks for and that is not there leaves the default, and a problem.
  std::string LanguageOf(const Asset& asset, AssetFacts& facts) {
    if (!pack_.needs_text_in_pictures) return "";
    if (!options_.language.empty()) return options_.language;
    const WrittenLanguage written = WrittenLanguageOf(asset.locale);
    const std::string language = LanguageData(written.iso, written.script);
    if (language == kDefaultLanguage) return language;
    if (const Result<void> there = tools_.HasLanguage(language); !there) {
      Problem(asset,
              {there.error().code,
               there.error().message + "; it was read as " + std::string(kDefaultLanguage)});
      facts.examined = Examined::kPartly;
      return std::string(kDefaultLanguage);
    }
    return language;
  }

  ReadOptions ReadingIn(const std::string& language) const {
    ReadOptions reading{.language = language,
                        .read_all = options_.read_all,
                        .wanted = pack_.wanted,
                        .tell_unread = options_.tell_unread,
                        .max_reads = options_.limits.picture_reads};
    // What a name looks like in other letters than Latin ones is not known, so every line is read.
    if (language != kDefaultLanguage && pack_.names_in_scripts) reading.read_all = true;
    return reading;
  }

  // Adds what was read in one look of one frame to the facts; a place seen before counts once.
  void KeepText(const PageText& page, Size size, AssetFacts& facts) const {
    if (!options_.read_all && !options_.tell_unread) return;
    const auto seen = [](const auto& places, const Region& region) {
      return std::ranges::any_of(
          places, [&](const auto& place) { return CoverTheSame(place.region.box, region.box); });
    };
    const std::vector<SeenLine> lines_before = facts.lines;
    for (const TextLine& line : page.lines) {
      SeenLine one = SeenLineOf(line, size);
      if (!seen(lines_before, one.region)) facts.lines.push_back(std::move(one));
    }
    const std::vector<UnreadLine> unread_before = facts.unread;
    for (const UnreadLine& line : page.unread) {
      if (!seen(unread_before, line.region) && !seen(lines_before, line.region)) {
        facts.unread.push_back(line);
      }
    }
  }

  static SeenLine SeenLineOf(const TextLine& line, Size size) {
    SeenLine one{"", RegionOf(line.quad, size), 0, line.height_px, line.stage};
    for (const ReadWord& word : line.words) {
      if (!one.text.empty()) one.text += ' ';
      one.text += word.text;
      one.confidence += word.confidence / static_cast<double>(line.words.size());
    }
    return one;
  }

  // Keeps the better of two sightings of one thing, at the place of the first.
  static void Add(Evidence evidence, std::vector<Evidence>& found) {
    const auto earlier =
        std::ranges::find_if(found, [&](const Evidence& old) { return SameThing(old, evidence); });
    if (earlier == found.end()) {
      found.push_back(std::move(evidence));
    } else if (evidence.score > earlier->score) {
      *earlier = std::move(evidence);
    }
  }

  const CompiledPack& pack_;
  const ScanOptions& options_;
  Tools& tools_;
  Observations& seen_;
};

}  // namespace

SubjectType RoleBySize(Size size) {
  constexpr int kLargestIconPx = 1024;
  constexpr double kSquarish = 1.25;
  const int longer = std::max(size.width, size.height);
  const int shorter = std::min(size.width, size.height);
  const bool icon = longer <= kLargestIconPx && longer <= kSquarish * shorter;
  return icon ? SubjectType::kIcon : SubjectType::kScreenshot;
}

Observations Scan(const Submission& submission,
                  std::span<const AssetBytes> assets,
                  const CompiledPack& pack,
                  const ScanOptions& options,
                  Tools& tools) {
  CHECK(assets.size() == submission.assets.size());
  Observations seen{.id = submission.id,
                    .source = submission.source,
                    .source_b64 = submission.source_b64,
                    .form = submission.form,
                    .app_id = submission.app_id,
                    .developer_id = submission.developer_id,
                    .detectors = {},
                    .texts = submission.texts,
                    .assets = {},
                    .evidence = {},
                    .problems = submission.problems,
                    .notes = submission.notes};
  for (const CompiledPack::Part& part : pack.parts) seen.detectors.emplace_back(part.detector->id);
  if (pack.form) seen.detectors.emplace_back(kFormDetector);

  Scanning scanning(pack, options, tools, seen);
  for (const Subject& text : submission.texts) scanning.ExamineText(text);
  for (std::size_t i = 0; i < assets.size(); ++i) {
    scanning.ExamineAsset(submission.assets[i], assets[i]);
  }
  return seen;
}

}  // namespace brandlint
