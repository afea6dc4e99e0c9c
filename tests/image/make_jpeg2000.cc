// SPDX-License-Identifier: MIT
#include <openjpeg.h>

#include <algorithm>
#include <cstdint>

#include "core/base/check.h"
#include "tests/image/make_pictures.h"

namespace brandlint {

Bytes MakeJpeg2000(const Picture& picture, const Jpeg2000Spec& spec) {
  const auto width = static_cast<std::uint32_t>(picture.size.width);
  const auto height = static_cast<std::uint32_t>(picture.size.height);
  std::vector<std::uint32_t> channels =
      spec.grey ? std::vector<std::uint32_t>{0} : std::vector<std::uint32_t>{0, 1, 2};
  if (spec.alpha) channels.push_back(3);
  std::vector<opj_image_cmptparm_t> parts(channels.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::uint32_t step = spec.halved && (i == 1 || i == 2) ? 2 : 1;
    parts[i].dx = parts[i].dy = step;
    parts[i].w = (width + step - 1) / step;
    parts[i].h = (height + step - 1) / step;
    parts[i].prec = 8;
  }
  const OPJ_COLOR_SPACE space = spec.grey     ? OPJ_CLRSPC_GRAY
                                : spec.halved ? OPJ_CLRSPC_SYCC
                                              : OPJ_CLRSPC_SRGB;
  opj_image_t* const image =
      opj_image_create(static_cast<std::uint32_t>(parts.size()), parts.data(), space);
  CHECK(image != nullptr);
  image->x1 = width;
  image->y1 = height;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::uint32_t step = parts[i].dx;
    for (std::uint32_t y = 0; y < parts[i].h; ++y) {
      for (std::uint32_t x = 0; x < parts[i].w; ++x) {
        const std::uint8_t* const p =
            picture.rgba.data() + 4 * (std::size_t{y} * step * width + std::size_t{x} * step);
        double value = p[channels[i]];
        if (spec.halved && i == 0) value = 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
        if (spec.halved && i == 1) value = 128 - 0.168736 * p[0] - 0.331264 * p[1] + 0.5 * p[2];
        if (spec.halved && i == 2) value = 128 + 0.5 * p[0] - 0.418688 * p[1] - 0.081312 * p[2];
        image->comps[i].data[y * parts[i].w + x] =
            static_cast<int>(std::clamp(value + 0.5, 0.0, 255.0));
      }
    }
    if (spec.alpha && i + 1 == parts.size()) image->comps[i].alpha = 1;
  }
  opj_cparameters_t parameters;
  opj_set_default_encoder_parameters(&parameters);
  parameters.tcp_numlayers = 1;
  parameters.cp_disto_alloc = 1;
  parameters.tcp_rates[0] = spec.lossless ? 0 : 8;
  parameters.irreversible = spec.lossless ? 0 : 1;
  parameters.numresolution = spec.levels + 1;
  parameters.tcp_mct = spec.grey || spec.halved ? 0 : 1;
  if (spec.tile_px > 0) {
    parameters.tile_size_on = OPJ_TRUE;
    parameters.cp_tdx = parameters.cp_tdy = spec.tile_px;
  }
  opj_codec_t* const codec = opj_create_compress(spec.boxed ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K);
  CHECK(opj_setup_encoder(codec, &parameters, image) == OPJ_TRUE);
  struct Written {
    Bytes bytes;
    std::size_t at = 0;
  } written;
  opj_stream_t* const stream = opj_stream_default_create(OPJ_FALSE);
  opj_stream_set_user_data(stream, &written, nullptr);
  opj_stream_set_write_function(stream, [](void* from, OPJ_SIZE_T count, void* to) -> OPJ_SIZE_T {
    auto& file = *static_cast<Written*>(to);
    file.bytes.resize(std::max(file.bytes.size(), file.at + count));
    std::copy_n(static_cast<const std::uint8_t*>(from),
                count,
                file.bytes.begin() + static_cast<std::ptrdiff_t>(file.at));
    file.at += count;
    return count;
  });
  opj_stream_set_seek_function(stream, [](OPJ_OFF_T place, void* to) -> OPJ_BOOL {
    static_cast<Written*>(to)->at = static_cast<std::size_t>(place);
    return OPJ_TRUE;
  });
  opj_stream_set_skip_function(stream, [](OPJ_OFF_T count, void* to) -> OPJ_OFF_T {
    static_cast<Written*>(to)->at += static_cast<std::size_t>(count);
    return count;
  });
  CHECK(opj_start_compress(codec, image, stream) == OPJ_TRUE &&
        opj_encode(codec, stream) == OPJ_TRUE && opj_end_compress(codec, stream) == OPJ_TRUE);
  opj_stream_destroy(stream);
  opj_destroy_codec(codec);
  opj_image_destroy(image);
  return written.bytes;
}

}  // namespace brandlint
