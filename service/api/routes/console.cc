// SPDX-License-Identifier: MIT
// The reviewers' console: one page with its style and its script (console/review), which stand in
// the program. Everything it shows it asks the API for, as whoever has signed in.
#include <algorithm>
#include <array>

#include "EmbeddedReview.h"
#include "core/base/bytes.h"
#include "core/base/digest.h"
#include "service/api/route.h"

namespace brandlint {
namespace {

// Script and style from here only, and no text that a script could make into markup. Pictures of
// whoever signed in with a token are asked for by the script, which shows them as blobs.
constexpr const char* kPolicy =
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'";

constexpr std::string_view kIcon =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">)"
    R"(<rect width="32" height="32" rx="7" fill="#1452b8"/>)"
    R"(<path d="M8 17l5.5 5.5L24 10.5" fill="none" stroke="#fff" stroke-width="3.6" )"
    R"(stroke-linecap="round" stroke-linejoin="round"/></svg>)";

constexpr std::string_view kNotBuilt = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>brandlint</title>
</head>
<body>
<main>
<h1>brandlint</h1>
<p>This program was built without the reviewers' console: that takes Node and npm's packages, which
were not there. <code>./dev build</code> installs them and builds the program with it.</p>
<p>The service itself is whole. Its API is reached below <code>/v1/</code> with a token
(<code>Authorization: Bearer ...</code>), and described in
<a href="/openapi.json">openapi.json</a>.</p>
</main>
</body>
</html>
)";

// What is asked for by name.
struct Asset {
  std::string name;
  std::string_view content;
  const char* type;
};

// A name bears the hash of what it stands for, so that it can be kept for as long as anybody likes.
std::string NameOf(std::string_view ending, std::string_view content) {
  constexpr std::size_t kDigits = 16;
  return "review-" + Sha256Hex(AsBytes(content)).substr(0, kDigits) + std::string(ending);
}

struct Console {
  std::vector<Asset> assets;
  std::string page;
};

Console MakeConsole() {
  const auto of = [](std::string_view path) -> std::string_view {
    for (const EmbeddedFile& file : EmbeddedReview()) {
      if (file.path == path) return AsText(file.content);
    }
    return {};
  };
  const std::string_view script = of("review.js"), style = of("review.css");
  if (script.empty()) return {{}, std::string(kNotBuilt)};
  Console made{{{NameOf(".js", script), script, "text/javascript; charset=utf-8"},
                {NameOf(".css", style), style, "text/css; charset=utf-8"},
                {NameOf(".svg", kIcon), kIcon, "image/svg+xml"}},
               {}};
  made.page = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Review</title>
<link rel="stylesheet" href="/console/)" +
              made.assets[1].name + R"(">
<link rel="icon" href="/console/)" +
              made.assets[2].name + R"(">
<script src="/console/)" +
              made.assets[0].name + R"(" defer></script>
</head>
<body>
<div id="page"></div>
<noscript><p>The console takes a browser that runs scripts. Without, the API below /v1/ gives all
that it shows, and takes all that it does; /openapi.json describes it.</p></noscript>
</body>
</html>
)";
  return made;
}

const Console& TheConsole() {
  static const Console kConsole = MakeConsole();
  return kConsole;
}

HttpResponse ShowPage(Call&) {
  HttpResponse response{.content_type = "text/html; charset=utf-8", .body = TheConsole().page};
  response.headers.emplace_back("Content-Security-Policy", kPolicy);
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

HttpResponse ShowAsset(Call& call) {
  const std::string& name = call.arguments[0];
  const auto& assets = TheConsole().assets;
  const auto asset = std::ranges::find(assets, name, &Asset::name);
  if (asset == assets.end()) {
    return Refuse(404, "not-found", "the console has no file '" + name + "'");
  }
  HttpResponse response{.content_type = asset->type, .body = std::string(asset->content)};
  response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/", Right::kNone, 0, ShowPage},
    {"GET", "/console/{file}", Right::kNone, 0, ShowAsset},
});

}  // namespace

extern const std::span<const Route> kConsoleRoutes;
const std::span<const Route> kConsoleRoutes = kRoutes;

}  // namespace brandlint
