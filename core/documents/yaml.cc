// SPDX-License-Identifier: MIT
#include <yaml.h>

#include <string>
#include <utility>

#include "core/documents/document.h"
#include "core/documents/tree_maker.h"

namespace brandlint {
namespace {

// libyaml's parser, and the event it gave last.
class YamlEvents {
 public:
  explicit YamlEvents(std::string_view text) {
    good_ = yaml_parser_initialize(&parser_) != 0;
    if (good_) {
      yaml_parser_set_input_string(
          &parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
  }
  ~YamlEvents() {
    Drop();
    if (good_) yaml_parser_delete(&parser_);
  }
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  // Null when the text is not YAML.
  const yaml_event_t* Next() {
    Drop();
    held_ = good_ && yaml_parser_parse(&parser_, &event_) != 0;
    return held_ ? &event_ : nullptr;
  }

  std::string problem() const {
    return parser_.problem == nullptr ? "is not YAML" : parser_.problem;
  }
  int problem_line() const { return static_cast<int>(parser_.problem_mark.line) + 1; }

 private:
  void Drop() {
    if (held_) yaml_event_delete(&event_);
    held_ = false;
  }

  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool good_ = false, held_ = false;
};

// Takes events; in a mapping every second scalar is a key.
class YamlTree {
 public:
  YamlTree(std::string_view file, const JsonOptions& options) : tree_(file, options) {}

  enum class Step { kMore, kDone, kFailed };

  Step Take(const yaml_event_t& event) {
    const int line = static_cast<int>(event.start_mark.line) + 1;
    switch (event.type) {
      case YAML_MAPPING_START_EVENT:
        return Open(JsonValue::Type::kObject, line);
      case YAML_SEQUENCE_START_EVENT:
        return Open(JsonValue::Type::kArray, line);
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT: {
        key_.clear();
        key_known_ = false;
        return tree_.Close() ? Step::kMore : Step::kFailed;
      }
      case YAML_SCALAR_EVENT: {
        std::string text(reinterpret_cast<const char*>(event.data.scalar.value),
                         event.data.scalar.length);
        if (WantsKey()) {
          key_ = std::move(text);
          key_known_ = true;
          return Step::kMore;
        }
        return tree_.Add(TextValue(TakeKey(), std::move(text), line)) ? Step::kMore : Step::kFailed;
      }
      case YAML_ALIAS_EVENT:
        tree_.Fail("document-syntax", line, "has an alias (*), which is not followed");
        return Step::kFailed;
      case YAML_DOCUMENT_END_EVENT:
      case YAML_STREAM_END_EVENT:
        return Step::kDone;
      default:
        return Step::kMore;
    }
  }

  void Fail(int line, const std::string& what) { tree_.Fail("document-syntax", line, what); }

  Result<JsonValue> Finish() && { return std::move(tree_).Take(); }

 private:
  bool WantsKey() {
    const JsonValue* const in = tree_.innermost();
    return in != nullptr && in->type == JsonValue::Type::kObject && !key_known_;
  }

  std::string TakeKey() {
    key_known_ = false;
    return std::exchange(key_, {});
  }

  Step Open(JsonValue::Type type, int line) {
    if (WantsKey()) {
      Fail(line, "has a list or a mapping as a key");
      return Step::kFailed;
    }
    return tree_.Open(ValueOf(type, TakeKey(), line)) ? Step::kMore : Step::kFailed;
  }

  TreeMaker tree_;
  std::string key_;  // of the next value of the innermost mapping
  bool key_known_ = false;
};

}  // namespace

Result<JsonValue> ParseYaml(std::string_view text,
                            std::string_view file,
                            const JsonOptions& options) {
  YamlEvents events(text);
  YamlTree tree(file, options);
  for (auto step = YamlTree::Step::kMore; step == YamlTree::Step::kMore;) {
    const yaml_event_t* const event = events.Next();
    if (event == nullptr) {
      tree.Fail(events.problem_line(), events.problem());
      break;
    }
    step = tree.Take(*event);
  }
  return std::move(tree).Finish();
}

}  // namespace brandlint
