// SPDX-License-Identifier: MIT
// .brandlintignore: which files of a folder the user does not want to have looked at. The syntax of
// .gitignore (git-scm.com/docs/gitignore); tests hold it to git itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace brandlint {

class IgnoreRules {
 public:
  IgnoreRules() = default;
  // One pattern a line. Whatever a line is, it is a pattern, as for git.
  explicit IgnoreRules(std::string_view text);

  // By the last pattern that matches.
  // path  Raw, relative to the folder of the file, "/" between parts, none in front. What lies in a
  //       folder that is ignored is not to be asked for: nothing in it can be wanted again.
  bool Ignores(std::string_view path, bool is_folder) const;

 private:
  struct Pattern {
    std::vector<std::string> parts;  // between "/"; "**" is any number of folders
    bool wanted = false;             // "!"
    bool folders_only = false;       // "/" at its end
  };
  std::vector<Pattern> patterns_;
};

}  // namespace brandlint
