// SPDX-License-Identifier: MIT
// What libraries would load when they first need it, loaded now: afterwards the process may not
// open a file any more.
#pragma once

#include <string>
#include <vector>

namespace brandlint {

// Loads Fontconfig's configuration and caches, and draws an SVG with text and with an embedded
// picture of each kind, so that Pango, Cairo, GLib and gdk-pixbuf load what they load late. Child
// processes inherit it; threads that Pango starts for it end soon after.
//
// Answers the files that are opened or looked at later all the same: those of all fonts, as
// Freetype opens one when it is first drawn with, and GLib's lists of file types. Some may not be
// there.
std::vector<std::string> WarmUpDecoders();

}  // namespace brandlint
