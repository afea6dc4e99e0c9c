// SPDX-License-Identifier: MIT
#include "core/io/descriptors/android_vector.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "core/documents/xml.h"

namespace brandlint {
namespace {

constexpr double kLargest = 1e6;  // of a coordinate; so that sums stay finite

std::string_view Attribute(const JsonValue& element, std::string_view name) {
  return AttributeOf(element, "android:" + std::string(name));
}

double NumberOf(const JsonValue& element, std::string_view name, double otherwise) {
  return AndroidNumber(Attribute(element, name), otherwise);
}

// One of `words`, by its name or by its number in what is compiled; the first when it is none.
std::string_view WordOf(std::string_view text, std::initializer_list<std::string_view> words) {
  std::size_t index = 0;
  for (const std::string_view word : words) {
    if (text == word || text == std::to_string(index)) return word;
    ++index;
  }
  return *words.begin();
}

// Path data, as far as it is some; nothing when something else stands in it.
std::optional<std::string> PathOf(const JsonValue& element) {
  constexpr std::string_view kAllowed = "MmLlHhVvCcSsQqTtAaZz0123456789+-.,eE \t\r\n";
  const std::string_view data = Attribute(element, "pathData");
  if (data.find_first_not_of(kAllowed) != std::string_view::npos) return std::nullopt;
  std::string path(data);
  std::ranges::replace_if(
      path, [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
  return path;
}

class Vector {
 public:
  Vector(std::string prefix, const AndroidPaints& paints)
      : prefix_(std::move(prefix)), paints_(paints) {}

  std::optional<VectorDrawing> Draw(const JsonValue& vector) {
    drawing_.width = NumberOf(vector, "viewportWidth", 0);
    drawing_.height = NumberOf(vector, "viewportHeight", 0);
    if (!(drawing_.width > 0 && drawing_.height > 0)) return std::nullopt;
    if (const std::string_view tint = Attribute(vector, "tint"); !tint.empty()) {
      const std::string mode(AttributeOf(vector, "android:tintMode"));
      tint_ = ColourOf(tint);
      if (!tint_) NotDrawn("a tint that is nowhere");
      if (!mode.empty() && mode != "src_in" && mode != "5") NotDrawn("a tint of another kind");
    }
    const double alpha = Share(vector, "alpha");
    if (alpha < 1) drawing_.svg += "<g opacity=\"" + DrawingNumber(alpha) + "\">";
    AddChildren(vector);
    if (alpha < 1) drawing_.svg += "</g>";
    // Gradients of the paths above: a reference may lead forward.
    if (!definitions_.empty()) drawing_.svg += "<defs>" + definitions_ + "</defs>";
    return std::move(drawing_);
  }

 private:
  void NotDrawn(std::string_view what) {
    if (drawing_.not_drawn.empty()) drawing_.not_drawn = what;
  }

  static double Share(const JsonValue& element, std::string_view name) {
    return std::clamp(NumberOf(element, name, 1), 0.0, 1.0);
  }

  // The depth of the recursion is that of the document, which its reader bounds.
  void AddChildren(const JsonValue& parent) {
    std::size_t clips = 0;
    for (const JsonValue& child : parent.children) {
      if (child.type != JsonValue::Type::kObject) continue;
      if (child.key == "path") {
        AddPath(child);
      } else if (child.key == "group") {
        AddGroup(child);
      } else if (child.key == "clip-path") {
        const auto path = PathOf(child);
        if (!path) {
          NotDrawn("path data that is none");
          continue;
        }
        // It holds for what comes after it in the same group.
        const std::string id = NewId();
        const bool even = WordOf(Attribute(child, "fillType"), {"nonZero", "evenOdd"}) == "evenOdd";
        drawing_.svg += "<clipPath id=\"" + id + "\"><path d=\"" + *path + "\"" +
                        (even ? " clip-rule=\"evenodd\"" : "") +
                        "/></clipPath><g clip-path=\"url(#" + id + ")\">";
        ++clips;
      } else if (child.key != "aapt:attr" && child.key != "attr") {
        NotDrawn("a part that is not known");
      }
    }
    for (; clips > 0; --clips) drawing_.svg += "</g>";
  }

  void AddGroup(const JsonValue& group) {
    const auto number = [&](std::string_view name, double otherwise) {
      return NumberOf(group, name, otherwise);
    };
    const double pivot_x = number("pivotX", 0), pivot_y = number("pivotY", 0);
    drawing_.svg += "<g transform=\"translate(" + DrawingNumber(number("translateX", 0) + pivot_x) +
                    " " + DrawingNumber(number("translateY", 0) + pivot_y) + ") rotate(" +
                    DrawingNumber(number("rotation", 0)) + ") scale(" +
                    DrawingNumber(number("scaleX", 1)) + " " + DrawingNumber(number("scaleY", 1)) +
                    ") translate(" + DrawingNumber(-pivot_x) + " " + DrawingNumber(-pivot_y) +
                    ")\">";
    AddChildren(group);
    drawing_.svg += "</g>";
  }

  void AddPath(const JsonValue& path) {
    const auto data = PathOf(path);
    if (!data) return NotDrawn("path data that is none");
    if (NumberOf(path, "trimPathStart", 0) != 0 || NumberOf(path, "trimPathEnd", 1) != 1)
      NotDrawn("a path of which a part is drawn");
    const bool even = WordOf(Attribute(path, "fillType"), {"nonZero", "evenOdd"}) == "evenOdd";
    drawing_.svg += "<path d=\"" + *data + "\"" + (even ? " fill-rule=\"evenodd\"" : "") +
                    Paint(path, "fill", "fillColor", Share(path, "fillAlpha"));
    const double width = NumberOf(path, "strokeWidth", 0);
    if (width > 0) {
      const std::string_view cap =
          WordOf(Attribute(path, "strokeLineCap"), {"butt", "round", "square"});
      const std::string_view join =
          WordOf(Attribute(path, "strokeLineJoin"), {"miter", "round", "bevel"});
      drawing_.svg += Paint(path, "stroke", "strokeColor", Share(path, "strokeAlpha")) +
                      " stroke-width=\"" + DrawingNumber(width) + "\" stroke-linecap=\"" +
                      std::string(cap) + "\" stroke-linejoin=\"" + std::string(join) +
                      "\" stroke-miterlimit=\"" +
                      DrawingNumber(std::max(NumberOf(path, "strokeMiterLimit", 4), 1.0)) + "\"";
    }
    drawing_.svg += "/>";
  }

  // The attributes for a fill or a stroke.
  std::string Paint(const JsonValue& path,
                    const std::string& name,
                    const std::string& attribute,
                    double opacity) {
    if (const JsonValue* const gradient = GradientIn(path, attribute))
      return Gradient(*gradient, name, opacity);
    const std::string_view text = Attribute(path, attribute);
    if (text.empty()) return " " + name + "=\"none\"";
    if (!text.starts_with('@') && !text.starts_with('?')) {
      const auto colour = AndroidColour(text);
      if (!colour) NotDrawn("a colour that is none");
      return " " + DrawingColour(name, Tinted(colour.value_or("#ff000000")), opacity);
    }
    const auto paint = paints_(text);
    if (paint && paint->document) {
      const JsonValue* const gradient = ElementIn(*paint->document, "gradient");
      if (gradient != nullptr) return Gradient(*gradient, name, opacity);
      NotDrawn("a colour that changes");
    }
    const auto colour = paint ? AndroidColour(paint->colour) : std::nullopt;
    if (!colour) NotDrawn("a colour that is nowhere");
    return " " + DrawingColour(name, Tinted(colour.value_or("#ff000000")), opacity);
  }

  // <aapt:attr name="android:fillColor"><gradient/></aapt:attr>
  static const JsonValue* GradientIn(const JsonValue& path, std::string_view attribute) {
    for (const JsonValue& child : path.children) {
      if (child.type == JsonValue::Type::kObject && child.key == "aapt:attr" &&
          AttributeOf(child, "name").ends_with(attribute))
        return ElementIn(child, "gradient");
    }
    return nullptr;
  }

  std::optional<std::string> ColourOf(std::string_view text) {
    if (!text.starts_with('@') && !text.starts_with('?')) return AndroidColour(text);
    const auto paint = paints_(text);
    return paint ? AndroidColour(paint->colour) : std::nullopt;
  }

  // A tint keeps what is seen through.
  std::string Tinted(std::string colour) const {
    if (tint_) colour.replace(3, 6, *tint_, 3, 6);
    return colour;
  }

  std::string Stop(double offset, std::string_view colour) {
    const auto known = ColourOf(colour);
    if (!known) NotDrawn("a colour that is nowhere");
    return "<stop offset=\"" + DrawingNumber(std::clamp(offset, 0.0, 1.0)) + "\" " +
           DrawingColour("stop", Tinted(known.value_or("#ff000000"))) + "/>";
  }

  std::string Stops(const JsonValue& gradient) {
    std::string stops;
    for (const JsonValue& item : gradient.children) {
      if (item.type == JsonValue::Type::kObject && item.key == "item")
        stops += Stop(NumberOf(item, "offset", 0), Attribute(item, "color"));
    }
    if (!stops.empty()) return stops;
    stops = Stop(0, Attribute(gradient, "startColor"));
    if (const std::string_view centre = Attribute(gradient, "centerColor"); !centre.empty())
      stops += Stop(0.5, centre);
    return stops + Stop(1, Attribute(gradient, "endColor"));
  }

  std::string Gradient(const JsonValue& gradient, const std::string& name, double opacity) {
    const auto number = [&](std::string_view key) {
      return "\"" + DrawingNumber(NumberOf(gradient, key, 0)) + "\"";
    };
    const std::string_view type =
        WordOf(Attribute(gradient, "type"), {"linear", "radial", "sweep"});
    if (type == "sweep") NotDrawn("a gradient that goes round");
    const std::string_view mode =
        WordOf(Attribute(gradient, "tileMode"), {"clamp", "repeat", "mirror"});
    const std::string spread = mode == "clamp" ? "pad" : mode == "mirror" ? "reflect" : "repeat";
    const std::string id = NewId(), rest = " id=\"" + id + "\" gradientUnits=\"userSpaceOnUse\"" +
                                           " spreadMethod=\"" + spread + "\">" + Stops(gradient);
    if (type == "linear") {
      definitions_ += "<linearGradient x1=" + number("startX") + " y1=" + number("startY") +
                      " x2=" + number("endX") + " y2=" + number("endY") + rest +
                      "</linearGradient>";
    } else {
      definitions_ += "<radialGradient cx=" + number("centerX") + " cy=" + number("centerY") +
                      " r=" + number("gradientRadius") + rest + "</radialGradient>";
    }
    return " " + name + "=\"url(#" + id + ")\" " + name + "-opacity=\"" + DrawingNumber(opacity) +
           "\"";
  }

  std::string NewId() { return prefix_ + std::to_string(++ids_); }

  const std::string prefix_;
  const AndroidPaints& paints_;
  VectorDrawing drawing_;
  std::optional<std::string> tint_;
  std::string definitions_;
  int ids_ = 0;
};

}  // namespace

std::optional<VectorDrawing> DrawVector(const JsonValue& vector,
                                        const std::string& prefix,
                                        const AndroidPaints& paints) {
  return Vector(prefix, paints).Draw(vector);
}

std::optional<std::string> AndroidColour(std::string_view text) {
  if (!text.starts_with('#') ||
      text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string_view::npos)
    return std::nullopt;
  std::string digits(text.substr(1));
  if (digits.size() == 3 || digits.size() == 4) {
    std::string twice;
    for (const char digit : digits) twice += {digit, digit};
    digits = twice;
  }
  if (digits.size() == 6) digits.insert(0, "ff");
  return digits.size() == 8 ? std::optional("#" + digits) : std::nullopt;
}

std::string DrawingColour(std::string_view name, std::string_view colour, double opacity) {
  unsigned alpha = 255;
  std::from_chars(colour.data() + 1, colour.data() + 3, alpha, 16);
  const std::string suffix = name == "stop" ? "-color" : "";
  return std::string(name) + suffix + "=\"#" + std::string(colour.substr(3)) + "\" " +
         std::string(name) + "-opacity=\"" + DrawingNumber(opacity * alpha / 255) + "\"";
}

double AndroidNumber(std::string_view text, double otherwise) {
  double number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] =
      std::from_chars(text.data() + (text.starts_with('+') ? 1 : 0), last, number);
  if (error != std::errc() || !std::isfinite(number)) return otherwise;
  if (std::string_view(end, last).starts_with('%')) number /= 100;
  return std::clamp(number, -kLargest, kLargest);
}

std::string DrawingNumber(double number) {
  std::array<char, 64> digits{};
  const auto [end, error] =
      std::to_chars(digits.begin(), digits.end(), number, std::chars_format::fixed, 6);
  if (error != std::errc()) return "0";
  std::string text(digits.begin(), end);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace brandlint
