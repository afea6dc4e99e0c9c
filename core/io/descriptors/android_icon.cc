// SPDX-License-Identifier: MIT
#include "core/io/descriptors/android_icon.h"

#include <algorithm>
#include <utility>

#include "core/base/bytes.h"
#include "core/documents/xml.h"
#include "core/io/file_name.h"
#include "core/io/picture_file.h"

namespace brandlint {
namespace {

using Kind = AndroidFound::Kind;

constexpr double kSide = 108;        // of a layer of an adaptive icon, in its own units
constexpr int kDeepest = 8;          // drawings in drawings
constexpr int kMostDocuments = 200;  // that are read for the icons of an app
constexpr std::size_t kMostVersions = 8;

bool IsXml(std::string_view path) { return path.ends_with(".xml"); }

// The first element of a document; null: there is none.
const JsonValue* RootOf(const JsonValue& document) {
  for (const JsonValue& child : document.children) {
    if (child.type == JsonValue::Type::kObject) return &child;
  }
  return nullptr;
}

std::string Square(std::string_view content) {
  const std::string side = DrawingNumber(kSide);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
         "width=\"512\" height=\"512\" viewBox=\"0 0 " +
         side + " " + side + "\">" + std::string(content) + "</svg>";
}

std::string Ground(std::string_view colour) {
  const std::string side = DrawingNumber(kSide);
  return "<rect width=\"" + side + "\" height=\"" + side + "\" " + DrawingColour("fill", colour) +
         "/>";
}

}  // namespace

void AndroidIcons::Tell(std::string_view what, std::string_view why) {
  const std::string shown = ShownName(std::string(what));
  if (!told_.insert(shown + "\n" + std::string(why)).second) return;
  draft_.AddProblem(
      "icon-unread",
      "AndroidManifest.xml: " + shown + " " + std::string(why) + "; it was not checked");
}

std::optional<JsonValue> AndroidIcons::Document(const std::string& path) {
  if (++documents_ > kMostDocuments) {
    Tell("its icons", "are made of more files than " + std::to_string(kMostDocuments));
    return std::nullopt;
  }
  if (!draft_.Has(path)) {
    Tell(path, "is not there");
    return std::nullopt;
  }
  return draft_.ReadBeside(path, DocumentFormat::kXml);
}

void AndroidIcons::Add(std::string_view reference) {
  if (!seen_.insert(std::string(reference)).second) return;
  bool any = false;
  for (const AndroidFound& found : lookup_.Find(reference)) {
    any = any || found.kind != Kind::kText;
    if (found.kind != Kind::kFile) continue;
    if (IsXml(found.text))
      AddDrawing(found.text);
    else
      draft_.AddFile(found.text, SubjectType::kIcon, "");
  }
  if (!any) Tell(reference, "is in no resource that is read");
}

void AndroidIcons::AddDrawing(const std::string& path) {
  if (!seen_.insert(path).second) return;
  const auto document = Document(path);
  if (!document) return;
  const JsonValue* const root = RootOf(*document);
  if (root == nullptr) return Tell(path, "is empty");
  if (root->key == "adaptive-icon") return AddAdaptive(path, *root);
  std::size_t version = 0;
  for (const Layer& layer : LayersOf(*root, 0)) {
    if (layer.made) Made(path, version++, layer.svg);
  }
}

void AndroidIcons::AddAdaptive(const std::string& path, const JsonValue& icon) {
  std::vector<Layer> grounds, fronts, plain;
  for (const JsonValue& part : icon.children) {
    if (part.type != JsonValue::Type::kObject) continue;
    const std::size_t told = told_.size();
    std::vector<Layer> layers = LayersIn(part, "drawable", 0);
    if (layers.empty() && told == told_.size()) Tell(path, "has a layer that is not drawn");
    std::vector<Layer>& to = part.key == "background"   ? grounds
                             : part.key == "foreground" ? fronts
                                                        : plain;
    std::ranges::move(layers, std::back_inserter(to));
  }
  // Every version of a layer is seen in one of the pictures.
  const std::size_t versions = std::max(grounds.size(), fronts.size());
  std::size_t made = 0;
  for (std::size_t i = 0; i < versions; ++i) {
    std::string svg;
    bool worth = false;
    for (const std::vector<Layer>* layers : {&grounds, &fronts}) {
      if (layers->empty()) continue;
      const Layer& layer = (*layers)[std::min(i, layers->size() - 1)];
      svg += layer.svg;
      worth = worth || (layer.made && (layers == &fronts || i < grounds.size()));
    }
    if (worth) Made(path, made++, svg);
  }
  for (const Layer& layer : plain) {
    if (layer.made) Made(path, made++, Ground("#ffffffff") + layer.svg);
  }
}

void AndroidIcons::Made(const std::string& path, std::size_t version, const std::string& layers) {
  const std::string name = version == 0 ? path : path + "#" + std::to_string(version + 1);
  draft_.AddMade(name, SubjectType::kIcon, Square(layers));
}

std::vector<AndroidIcons::Layer> AndroidIcons::LayersOf(std::string_view reference, int depth) {
  std::vector<Layer> layers;
  const std::size_t before = told_.size();
  if (depth > kDeepest) {
    Tell(reference, "is made of itself, or of too many");
    return layers;
  }
  for (const AndroidFound& found : lookup_.Find(reference)) {
    if (layers.size() >= kMostVersions) {
      Tell(reference, "has more versions than " + std::to_string(kMostVersions));
      break;
    }
    if (found.kind == Kind::kColour) {
      const auto colour = AndroidColour(found.text);
      if (colour) layers.push_back({Ground(*colour), false});
    } else if (found.kind == Kind::kFile && !IsXml(found.text)) {
      layers.push_back(LayerOfPicture(found.text));
    } else if (found.kind == Kind::kFile) {
      const auto document = Document(found.text);
      const JsonValue* const root = document ? RootOf(*document) : nullptr;
      if (root == nullptr) continue;
      const std::size_t told = told_.size();
      std::vector<Layer> more = LayersOf(*root, depth + 1);
      if (more.empty() && told == told_.size()) Tell(found.text, "is drawn by Android alone");
      std::ranges::move(more, std::back_inserter(layers));
    }
  }
  if (layers.empty() && before == told_.size()) Tell(reference, "is in no resource that is read");
  return layers;
}

// The drawing that an element names, or that stands in it.
std::vector<AndroidIcons::Layer> AndroidIcons::LayersIn(const JsonValue& element,
                                                        std::string_view attribute,
                                                        int depth) {
  const std::string_view reference = AttributeOf(element, "android:" + std::string(attribute));
  if (reference.starts_with('@')) return LayersOf(reference, depth + 1);
  if (const auto colour = AndroidColour(reference)) return {{Ground(*colour), false}};
  const JsonValue* const inner = RootOf(element);
  return inner == nullptr ? std::vector<Layer>() : LayersOf(*inner, depth + 1);
}

std::vector<AndroidIcons::Layer> AndroidIcons::LayersOf(const JsonValue& drawing, int depth) {
  if (depth > kDeepest) {
    Tell("<" + drawing.key + ">", "lies too deep");
    return {};
  }
  if (drawing.key == "vector") {
    auto layer = LayerOf(drawing);
    return layer ? std::vector{*std::move(layer)} : std::vector<Layer>();
  }
  if (drawing.key == "inset") return Inset(drawing, depth);
  if (drawing.key == "bitmap") return LayersIn(drawing, "src", depth);
  if (drawing.key == "color") return LayersIn(drawing, "color", depth);
  // The pictures that it is made of are looked at all the same, each alone.
  Tell("<" + drawing.key + ">", "is drawn by Android alone");
  std::vector<Layer> layers;
  for (const JsonValue& child : drawing.children) {
    if (child.type == JsonValue::Type::kObject && layers.size() < kMostVersions)
      std::ranges::move(LayersIn(child, "drawable", depth), std::back_inserter(layers));
  }
  return layers;
}

std::optional<AndroidIcons::Layer> AndroidIcons::LayerOf(const JsonValue& vector) {
  // Letters, so that ids of several drawings in one SVG differ.
  std::string prefix = "v";
  for (int number = ++drawings_; number > 0; number /= 26)
    prefix += static_cast<char>('a' + number % 26);
  const AndroidPaints paints = [this](std::string_view reference) { return PaintOf(reference); };
  const auto drawing = DrawVector(vector, prefix, paints);
  if (!drawing) {
    Tell("<vector>", "has no size");
    return std::nullopt;
  }
  if (!drawing->not_drawn.empty()) Tell("<vector>", "has " + drawing->not_drawn);
  return Layer{"<svg width=\"" + DrawingNumber(kSide) + "\" height=\"" + DrawingNumber(kSide) +
                   "\" viewBox=\"0 0 " + DrawingNumber(drawing->width) + " " +
                   DrawingNumber(drawing->height) + "\">" + drawing->svg + "</svg>",
               true};
}

AndroidIcons::Layer AndroidIcons::LayerOfPicture(const std::string& path) {
  constexpr std::size_t kMostEmbedded = 500'000;  // a larger one is looked at alone only
  draft_.AddFile(path, SubjectType::kIcon, "");
  const auto bytes = draft_.ReadTextBeside(path, &Limits::file_bytes);
  if (!bytes || bytes->size() > kMostEmbedded) return {};
  const bool png = HasAt(AsBytes(*bytes), 0, "\x89PNG");
  if (!png && !HasAt(AsBytes(*bytes), 0, "\xff\xd8\xff")) return {};
  const std::string side = DrawingNumber(kSide);
  return {"<image width=\"" + side + "\" height=\"" + side + "\" xlink:href=\"data:image/" +
              (png ? "png" : "jpeg") + ";base64," + Base64(AsBytes(*bytes)) + "\"/>",
          false};
}

std::vector<AndroidIcons::Layer> AndroidIcons::Inset(const JsonValue& inset, int depth) {
  const auto edge = [&](std::string_view name) {
    const std::string_view own = AttributeOf(inset, "android:" + std::string(name));
    const std::string_view text = own.empty() ? AttributeOf(inset, "android:inset") : own;
    const double number = AndroidNumber(text, 0);
    const double length = text.find('%') == std::string_view::npos ? number : number * kSide;
    return std::clamp(length, 0.0, kSide / 2 - 1);
  };
  const double left = edge("insetLeft"), top = edge("insetTop");
  const double width = kSide - left - edge("insetRight"),
               height = kSide - top - edge("insetBottom");
  std::vector<Layer> layers = LayersIn(inset, "drawable", depth);
  for (Layer& layer : layers) {
    layer.svg = "<g transform=\"translate(" + DrawingNumber(left) + " " + DrawingNumber(top) +
                ") scale(" + DrawingNumber(width / kSide) + " " + DrawingNumber(height / kSide) +
                ")\">" + layer.svg + "</g>";
  }
  return layers;
}

std::optional<AndroidPaint> AndroidIcons::PaintOf(std::string_view reference) {
  if (!reference.starts_with('@')) return std::nullopt;  // a theme decides
  for (const AndroidFound& found : lookup_.Find(reference)) {
    if (found.kind == Kind::kColour) return AndroidPaint{found.text, std::nullopt};
    if (found.kind == Kind::kFile && IsXml(found.text)) {
      if (auto document = Document(found.text)) return AndroidPaint{"", std::move(document)};
    }
  }
  return std::nullopt;
}

}  // namespace brandlint
