// SPDX-License-Identifier: MIT
#include "tests/support/sample_records.h"

#include <string>

namespace brandlint {
namespace {

// Digests need not be true here, only recognisable.
std::string Digest(char digit) { return std::string(64, digit); }

Evidence DisguisedName() {
  // "Lumаpаy Sync" with Cyrillic а (U+0430) at bytes 3 and 6.
  return {.detector = "name",
          .brand = "lumapay",
          .reference = "Lumapay",
          .reference_kind = "house-mark",
          .kind = "confusable",
          .subject = {SubjectType::kName, "", "Lum\u0430p\u0430y Sync", ""},
          .score = 0.98,
          .span = Span{0, 9},
          .region = {},
          .excerpt = "Lum\u0430p\u0430y",
          .context = "Lum\u0430p\u0430y Sync",
          .steps = {{"confusable", "U+0430", "a"}, {"confusable", "U+0430", "a"}},
          .measures = {}};
}

// The smallest there is: one pixel.
Bytes WebpPixel() { return *FromBase64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="); }

Evidence LogoInIcon() {
  Evidence evidence = {
      .detector = "logo",
      .brand = "lumapay",
      .reference = "mark",
      .reference_kind = "mark",
      .kind = "altered",
      .subject = {SubjectType::kIcon, "icon.png", "", ""},
      .score = 0.97149,
      .span = {},
      .region = Region{{310, 300, 180, 182},
                       {{{310, 301}, {489.005, 300.25}, {490.126, 481}, {311, -0.001}}}},
      .excerpt = "",
      .context = "",
      .steps = {},
      .measures = {{"rotation", 12.1, "deg"}, {"coverage", 0.12, ""}}};
  evidence.picture = EvidencePicture{.box = {0, 0, 512, 512},
                                     .size = {320, 320},
                                     .around = WebpPixel(),
                                     .upright_size = {160, 158},
                                     .upright = WebpPixel()};
  return evidence;
}

Region LineRegion() { return {{40, 60, 210, 15}, {{{40, 60}, {250, 60}, {250, 75}, {40, 75}}}}; }

Evidence NameInScreenshot() {
  return {.detector = "name",
          .brand = "lumapay",
          .reference = "Lumapay",
          .reference_kind = "house-mark",
          .kind = "plain",
          .subject = {SubjectType::kScreenshot, "shots/2.png", "", ""},
          .score = 1,
          .span = {},
          .region = Region{{150, 60, 54, 15}, {{{150.5, 60}, {204, 60}, {204, 75}, {150.5, 75}}}},
          .excerpt = "Lumapay",
          .context = "Official partner\nWorks with the Lumapay inbox",
          .in_context = Span{32, 39},
          .stage = "word",
          .steps = {},
          .measures = {{"text_height", 11, "px"}, {"confidence", 0.9625, ""}}};
}

AssetFacts ReadScreenshot() {
  AssetFacts shot{"shots/2.png",
                  SubjectType::kScreenshot,
                  Digest('c'),
                  "png",
                  9000,
                  {640, 400},
                  1,
                  Examined::kFull};
  shot.lines = {{"Works with the Lumapay inbox", LineRegion(), 0.9625, 11, "word"}};
  shot.unread = {
      {{{40, 90, 90, 15}, {{{40, 90}, {130.25, 90}, {130.25, 105}, {40, 105}}}}, 10.5, "shape", ""},
      {{{40, 120, 80, 15}, {{{40, 120}, {120, 120}, {120, 135}, {40, 135}}}},
       11,
       "other-word",
       "Linseed"}};
  return shot;
}

Evidence NameInDescription() {
  const std::string text =
      "Deskline keeps every note in one place.\nIt connects to Lumapay, so that your team sees "
      "who asked what, when, and whether somebody has answered already.";
  const std::size_t first = text.find("Lumapay");
  return {.detector = "name",
          .brand = "lumapay",
          .reference = "Lumapay",
          .reference_kind = "house-mark",
          .kind = "plain",
          .subject = {SubjectType::kDescription, "", text, "en"},
          .score = 1,
          .span = Span{first, first + 7},
          .region = {},
          .excerpt = "Lumapay",
          .context = "connects to Lumapay so that",
          .steps = {},
          .measures = {}};
}

Finding NameFinding() {
  return {.rule = "name-uses-brand",
          .verdict = Verdict::kReject,
          .evidence = DisguisedName(),
          .message =
              "the app name uses the name Lumapay (confusable): the fourth and sixth letters "
              "are U+0430 CYRILLIC SMALL LETTER A, which looks like a",
          .clause = "guidelines/name",
          .fix =
              "a name without Lumapay in any spelling; say in the description that the app "
              "works with it",
          .permission = "",
          .fingerprint = "0123456789abcdef0123456789abcdef"};
}

Finding LogoFinding() {
  return {.rule = "logo-in-icon",
          .verdict = Verdict::kReject,
          .evidence = LogoInIcon(),
          .message = "the Lumapay mark, turned by 12 degrees, covers 12 % of the icon",
          .clause = "guidelines/logo",
          .fix = "remove the mark from the icon",
          .permission = "",
          .fingerprint = "fedcba9876543210fedcba9876543210"};
}

Finding DescriptionFinding() {
  return {.rule = "description-names-brand",
          .verdict = Verdict::kNote,
          .evidence = NameInDescription(),
          .message = "the description names Lumapay",
          .clause = "guidelines/name",
          .fix = "",
          .permission = "acme-2026",
          .fingerprint = "00112233445566778899aabbccddeeff"};
}

Finding FormFinding() {
  return {.rule = "icon-size",
          .verdict = Verdict::kReview,
          .evidence = {.detector = "form",
                       .brand = "",
                       .reference = "",
                       .reference_kind = "",
                       .kind = "",
                       .subject = {SubjectType::kIcon, "icon.png", "", ""},
                       .score = 1,
                       .span = {},
                       .region = {},
                       .excerpt = "",
                       .context = "",
                       .steps = {},
                       .measures = {}},
          .message = "the icon is 256x256, not 512x512",
          .clause = "listing/icon",
          .fix = "an icon of 512x512",
          .permission = "",
          .fingerprint = "ffeeddccbbaa99887766554433221100"};
}

AssetFacts WholeIcon() {
  return {"icon.png", SubjectType::kIcon, Digest('a'), "png", 4711, {512, 512}, 1, Examined::kFull};
}

}  // namespace

RunHeader SampleHeader() {
  return {.tool = "brandlint 0.1.0",
          .packs = {{"lumapay", "1.0.0", Digest('1')}, {"orbitdesk", "2.3.0", Digest('2')}},
          .policies = {{"lumapay-guidelines", "1.1.0", Digest('3')}},
          .banks = {{"rejected.jsonl", 1234, Digest('5')}},
          .permissions = {"partners.json", "7", Digest('4')},
          .as_of = {2026, 11, 24},
          .detectors = {"name", "logo", "form"},
          .words = Digest('5')};
}

Brand SampleBrand() {
  Brand brand;
  brand.id = "lumapay";
  brand.title = "Lumapay";
  brand.clauses = {
      {"guidelines/name",
       "An app's name must not contain the name Lumapay, or anything that is easily confused with "
       "it: people would take the app for one of Lumapay's own.",
       "https://lumapay.example/guidelines",
       {2026, 11, 1}},
      {"guidelines/logo",
       "The mark is for Lumapay alone.",
       "https://lumapay.example",
       {2026, 11, 1}},
      {"listing/icon",
       "Icons are PNG pictures of 512x512.",
       "https://lumapay.example",
       {2026, 11, 1}},
  };
  return brand;
}

std::vector<Judgement> SampleJudgements() {
  std::vector<Judgement> all(7);

  Judgement& offence = all[0];
  offence.id = "sub-1";
  offence.source = "samples/offence";
  offence.policy = "lumapay-guidelines";
  offence.verdict = SubmissionVerdict::kReject;
  offence.findings = {NameFinding(), LogoFinding(), DescriptionFinding()};
  offence.texts = {DisguisedName().subject, NameInDescription().subject};
  offence.assets = {WholeIcon()};
  offence.notes = {
      "submission.json:3: \"app.descriptoin\" is not a known key; did you mean \"description\"?"};

  Judgement& broken = all[1];
  broken.id = "samples/broken";
  broken.source = "samples/broken";
  broken.policy = "lumapay-guidelines";
  broken.verdict = SubmissionVerdict::kReview;
  broken.complete = false;
  broken.findings = {FormFinding()};
  broken.texts = {{SubjectType::kName, "", "Deskline", ""}};
  broken.assets = {
      WholeIcon(),
      {"shots/1.png", SubjectType::kScreenshot, Digest('b'), "png", 100, {}, 0, Examined::kNone}};
  broken.problems = {{"shots/1.png",
                      "image-truncated",
                      "shots/1.png: the file ends after 100 bytes, in the middle of the picture"}};

  Judgement& partner = all[2];
  partner.id = "sub-3";
  partner.source = "samples/partner";
  partner.policy = "lumapay-guidelines";
  partner.findings = {DescriptionFinding()};
  partner.texts = {{SubjectType::kName, "", "Ledgerly \u2014 \u5E33\u7C3F", ""}};

  Judgement& clean = all[3];
  clean.id = "sub-4";
  clean.source = "samples/clean";
  clean.policy = "lumapay-guidelines";
  clean.texts = {{SubjectType::kName, "", "Deskline", ""}};
  clean.assets = {WholeIcon()};

  // A name that would steer a terminal, and a source that was not UTF-8.
  Judgement& hostile = all[4];
  hostile.id = "sub-5";
  hostile.source = "samples/\\x{FF}";
  hostile.source_b64 = "c2FtcGxlcy//";
  hostile.policy = "lumapay-guidelines";
  hostile.texts = {{SubjectType::kName, "", "\x1b[2J\u202Enil", ""}};

  Judgement& loose = all[5];
  loose.id = "icons/a.png";
  loose.source = "icons/a.png";
  loose.policy = "lumapay-guidelines";
  loose.verdict = SubmissionVerdict::kReject;
  loose.findings = {LogoFinding()};
  loose.findings[0].evidence.subject.path = "icons/a.png";
  loose.assets = {WholeIcon()};

  Judgement& read = all[6];
  read.id = "shots/2.png";
  read.source = "shots/2.png";
  read.policy = "lumapay-guidelines";
  read.findings = {DescriptionFinding()};
  read.findings[0].rule = "screenshot-shows-name";
  read.findings[0].message = "the screenshot shows the name Lumapay";
  read.findings[0].permission.clear();
  read.findings[0].evidence = NameInScreenshot();
  read.assets = {ReadScreenshot()};
  return all;
}

Observations SampleObservations() {
  Observations observations;
  observations.id = "sub-1";
  observations.source = "samples/offence";
  observations.form = SubmissionForm::kListing;
  observations.app_id = "deskline";
  observations.developer_id = "acme";
  observations.detectors = {"name", "logo", "form"};
  observations.texts = {DisguisedName().subject, NameInDescription().subject};
  observations.assets = {WholeIcon(), ReadScreenshot()};
  observations.evidence = {DisguisedName(), NameInDescription(), LogoInIcon(), NameInScreenshot()};
  observations.problems = {{"", "json-missing-key", "submission.json:1: \"id\" is missing"}};
  observations.notes = {"a note"};
  return observations;
}

}  // namespace brandlint
