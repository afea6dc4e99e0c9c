// SPDX-License-Identifier: MIT
#include "core/text/entities.h"

#include <algorithm>
#include <iterator>

namespace brandlint {
namespace {

struct Row {
  std::string_view name;
  char32_t value;
};

// The references that show nothing, that separate, or that look like a Latin letter. Not the whole
// of HTML's 2,231: what is missing stays as written.
constexpr Row kEntities[] = {
    {"amp", U'&'},
    {"lt", U'<'},
    {"gt", U'>'},
    {"quot", U'"'},
    {"apos", U'\''},
    {"nbsp", 0x00A0},
    {"ensp", 0x2002},
    {"emsp", 0x2003},
    {"thinsp", 0x2009},
    {"hairsp", 0x200A},
    {"shy", 0x00AD},
    {"zwj", 0x200D},
    {"zwnj", 0x200C},
    {"lrm", 0x200E},
    {"rlm", 0x200F},
    {"NoBreak", 0x2060},
    {"ZeroWidthSpace", 0x200B},
    {"InvisibleTimes", 0x2062},
    {"InvisibleComma", 0x2063},
    {"Tab", 0x0009},
    {"NewLine", 0x000A},
    {"middot", 0x00B7},
    {"hyphen", 0x2010},
    {"ndash", 0x2013},
    {"mdash", 0x2014},
    {"bull", 0x2022},
    {"reg", 0x00AE},
    {"trade", 0x2122},
    {"copy", 0x00A9},
    {"euro", 0x20AC},
    {"cent", 0x00A2},
    {"pound", 0x00A3},
    {"dagger", 0x2020},
    {"oslash", 0x00F8},
    {"Oslash", 0x00D8},
    {"imath", 0x0131},
    {"deg", 0x00B0},
    {"iota", 0x03B9},
    {"Iota", 0x0399},
    {"eta", 0x03B7},
    {"tau", 0x03C4},
    {"Tau", 0x03A4},
    {"epsilon", 0x03B5},
    {"Epsilon", 0x0395},
    {"omicron", 0x03BF},
    {"Omicron", 0x039F},
    {"rho", 0x03C1},
    {"nu", 0x03BD},
    {"Nu", 0x039D},
    {"Mu", 0x039C},
    {"alpha", 0x03B1},
    {"sigma", 0x03C3},
    {"iukcy", 0x0456},
    {"Iukcy", 0x0406},
    {"iecy", 0x0435},
    {"IEcy", 0x0415},
    {"ocy", 0x043E},
    {"Ocy", 0x041E},
    {"scy", 0x0441},
    {"Scy", 0x0421},
    {"acy", 0x0430},
    {"Acy", 0x0410},
    {"rcy", 0x0440},
    {"gcy", 0x0433},
    {"tcy", 0x0442},
    {"Tcy", 0x0422},
    {"mcy", 0x043C},
    {"Mcy", 0x041C},
    {"ncy", 0x043D},
    {"pcy", 0x043F},
    {"icy", 0x0438},
    {"jsercy", 0x0458},
    {"khcy", 0x0445},
    {"tscy", 0x0446},
    {"yicy", 0x0457},
    {"iocy", 0x0451},
    {"yacy", 0x044F},
    {"YAcy", 0x042F},
    {"kcy", 0x043A},
    {"Kcy", 0x041A},
    {"vcy", 0x0432},
    {"Vcy", 0x0412},
    {"ucy", 0x0443},
    {"Ucy", 0x0423},
    {"Rcy", 0x0420},
    {"Ncy", 0x041D},
    {"KHcy", 0x0425},
    {"pi", 0x03C0},
    {"kappa", 0x03BA},
    {"Kappa", 0x039A},
    {"Rho", 0x03A1},
    {"Eta", 0x0397},
    {"Zeta", 0x0396},
    {"Chi", 0x03A7},
    {"Upsilon", 0x03A5},
    {"upsilon", 0x03C5},
    {"Alpha", 0x0391},
    {"Beta", 0x0392},
    {"beta", 0x03B2},
    {"Gamma", 0x0393},
    {"gamma", 0x03B3},
    {"sigmaf", 0x03C2},
    {"mu", 0x03BC},
    {"micro", 0x00B5},
    {"ordf", 0x00AA},
    {"ordm", 0x00BA},
    {"szlig", 0x00DF},
    {"eth", 0x00F0},
    {"iexcl", 0x00A1},
    {"yen", 0x00A5},
    {"ell", 0x2113},
    {"ee", 0x2147},
    {"ii", 0x2148},
    {"dd", 0x2146},
    {"isin", 0x2208},
    {"sub", 0x2282},
    {"cap", 0x2229},
    {"cup", 0x222A},
    {"top", 0x22A4},
    {"bot", 0x22A5},
    {"cir", 0x25CB},
    {"odot", 0x2299},
    {"oplus", 0x2295},
    {"otimes", 0x2297},
    {"Sum", 0x2211},
    {"sum", 0x2211},
    {"lowbar", U'_'},
    {"sol", U'/'},
    {"bsol", U'\\'},
    {"vert", U'|'},
    {"verbar", U'|'},
    {"excl", U'!'},
    {"num", U'#'},
    {"dollar", U'$'},
    {"percnt", U'%'},
    {"commat", U'@'},
    {"ast", U'*'},
    {"plus", U'+'},
    {"equals", U'='},
    {"lpar", U'('},
    {"rpar", U')'},
    {"lsqb", U'['},
    {"rsqb", U']'},
    {"lcub", U'{'},
    {"rcub", U'}'},
    {"period", U'.'},
    {"comma", U','},
    {"colon", U':'},
    {"semi", U';'},
    {"quest", U'?'},
    {"af", 0x2061},
    {"ic", 0x2063},
    {"it", 0x2062},
    {"ApplyFunction", 0x2061},
    {"numsp", 0x2007},
    {"puncsp", 0x2008},
};

// After these a browser does without the semicolon. HTML living standard, section 13.2.5.73.
constexpr std::string_view kWithoutSemicolon[] = {
    "amp", "lt",    "gt",     "quot", "nbsp", "shy",   "copy",  "reg", "deg",    "cent",  "pound",
    "yen", "micro", "middot", "ordf", "ordm", "iexcl", "szlig", "eth", "oslash", "Oslash"};

// Families of references: a Latin letter and what is done to it. The mark is put after the letter.
constexpr Row kSuffixes[] = {
    {"acute", 0x0301},
    {"grave", 0x0300},
    {"circ", 0x0302},
    {"uml", 0x0308},
    {"tilde", 0x0303},
    {"ring", 0x030A},
    {"cedil", 0x0327},
    {"caron", 0x030C},
    {"macr", 0x0304},
    {"ogon", 0x0328},
    {"breve", 0x0306},
    {"dot", 0x0307},
    {"strok", 0x0335},
    {"opf", 0},
    {"scr", 0},
    {"fr", 0},
};

// HTML's elements with names of three letters and more that occur inside a line or are used to
// break one up; shorter ones ("<b>", "<br>", "<h1>") are taken for elements whatever they are.
constexpr std::string_view kElements[] = {
    "abbr",    "acronym", "applet",  "article", "aside",  "audio",    "bdi",      "bdo",
    "big",     "blink",   "body",    "button",  "canvas", "center",   "cite",     "code",
    "data",    "del",     "details", "dfn",     "dialog", "div",      "embed",    "figure",
    "font",    "footer",  "form",    "frame",   "head",   "header",   "html",     "iframe",
    "img",     "input",   "ins",     "kbd",     "label",  "link",     "main",     "map",
    "mark",    "marquee", "meta",    "nav",     "nobr",   "object",   "option",   "output",
    "param",   "picture", "pre",     "ruby",    "samp",   "script",   "section",  "select",
    "slot",    "small",   "source",  "span",    "strike", "strong",   "style",    "sub",
    "summary", "sup",     "svg",     "table",   "tbody",  "template", "textarea", "tfoot",
    "thead",   "time",    "title",   "var",     "video",  "wbr"};

}  // namespace

std::optional<Entity> FindEntity(std::string_view name) {
  const auto row = std::ranges::find(kEntities, name, &Row::name);
  if (row != std::end(kEntities)) return Entity{row->value, 0};
  if (name.empty()) return std::nullopt;
  const auto suffix = std::ranges::find(kSuffixes, name.substr(1), &Row::name);
  if (suffix == std::end(kSuffixes)) return std::nullopt;
  return Entity{static_cast<unsigned char>(name[0]), suffix->value};
}

std::string_view EntityWithoutSemicolon(std::string_view text) {
  const auto known = std::ranges::find_if(
      kWithoutSemicolon, [&](std::string_view name) { return text.starts_with(name); });
  return known == std::end(kWithoutSemicolon) ? std::string_view() : *known;
}

bool IsElementName(std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
  return name.size() <= 2 || std::ranges::find(kElements, name) != std::end(kElements);
}

}  // namespace brandlint
