// SPDX-License-Identifier: MIT
#include "tests/image/make_pictures.h"

// jpeglib.h uses FILE and size_t without including them.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include <gif_lib.h>
#include <jxl/encode.h>
#include <libheif/heif.h>
#include <png.h>
#include <tiffio.h>
#include <webp/encode.h>
#include <webp/mux.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "core/base/check.h"
#include "core/image/decode.h"

namespace brandlint {
namespace {

std::uint8_t* PixelOf(Picture& picture, int x, int y) {
  const auto index = static_cast<std::size_t>(y * picture.size.width + x);
  return picture.rgba.data() + 4 * index;
}

Picture Painted(Size size, const std::function<void(int, int, std::uint8_t*)>& paint) {
  Picture picture{size, Bytes(static_cast<std::size_t>(4 * size.width * size.height), 255)};
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) paint(x, y, PixelOf(picture, x, y));
  }
  return picture;
}

}  // namespace

Picture Pattern(Size size) {
  return Painted(size, [](int x, int y, std::uint8_t* pixel) {
    pixel[0] = static_cast<std::uint8_t>(x * 37 + y * 11);
    pixel[1] = static_cast<std::uint8_t>(x * 5 + y * 53 + 20);
    pixel[2] = static_cast<std::uint8_t>(x * 91 + y * 3 + 7);
  });
}

Picture FadingPattern(Size size) {
  Picture picture = Pattern(size);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      PixelOf(picture, x, y)[3] = static_cast<std::uint8_t>(x * 255 / std::max(size.width - 1, 1));
    }
  }
  return picture;
}

Picture Gradient(Size size) {
  return Painted(size, [&](int x, int y, std::uint8_t* pixel) {
    pixel[0] = static_cast<std::uint8_t>(x * 255 / size.width);
    pixel[1] = static_cast<std::uint8_t>(y * 255 / size.height);
    pixel[2] = static_cast<std::uint8_t>((x + y) * 127 / (size.width + size.height));
  });
}

Picture Plain(Size size, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  return Painted(size, [&](int, int, std::uint8_t* pixel) {
    pixel[0] = red;
    pixel[1] = green;
    pixel[2] = blue;
  });
}

int LargestDifference(const Picture& a, const Picture& b) {
  if (a.size != b.size || a.rgba.size() != b.rgba.size()) return 256;
  int largest = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) {
    largest = std::max(largest, std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
  }
  return largest;
}

Bytes LittleEndian(std::uint64_t value, int width) {
  Bytes bytes;
  for (int i = 0; i < width; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  return bytes;
}

Bytes BigEndian(std::uint64_t value, int width) {
  Bytes bytes = LittleEndian(value, width);
  std::ranges::reverse(bytes);
  return bytes;
}

void Append(const Bytes& part, Bytes& whole) {
  whole.insert(whole.end(), part.begin(), part.end());
}

Bytes ExifBlock(int orientation, bool little_endian) {
  const auto number = [&](std::uint64_t value, int width) {
    return little_endian ? LittleEndian(value, width) : BigEndian(value, width);
  };
  Bytes block = little_endian ? Bytes{'I', 'I'} : Bytes{'M', 'M'};
  Append(number(42, 2), block);
  Append(number(8, 4), block);  // the directory follows
  Append(number(1, 2), block);  // one entry
  Append(number(0x0112, 2), block);
  Append(number(3, 2), block);  // SHORT
  Append(number(1, 4), block);
  Append(number(static_cast<std::uint64_t>(orientation), 2), block);
  Append(number(0, 2), block);
  Append(number(0, 4), block);  // no further directory
  return block;
}

// --- PNG ---

std::uint32_t SampleOf(int x, int y, int channel, int depth) {
  const auto value = static_cast<std::uint32_t>(x * 4099 + y * 7919 + channel * 15013 + 3);
  return value % (1U << depth);
}

Rgb PaletteColour(std::uint32_t index) {
  return {static_cast<std::uint8_t>(index * 3),
          static_cast<std::uint8_t>(255 - index),
          static_cast<std::uint8_t>(index * 7)};
}

std::uint8_t PaletteAlpha(std::uint32_t index) { return static_cast<std::uint8_t>(index * 16); }

Bytes MakePng(const PngSpec& spec) {
  Bytes bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(
      png,
      &bytes,
      [](png_structp writer, png_bytep data, std::size_t size) {
        auto& to = *static_cast<Bytes*>(png_get_io_ptr(writer));
        to.insert(to.end(), data, data + size);
      },
      nullptr);
  png_set_IHDR(png,
               info,
               static_cast<png_uint_32>(spec.size.width),
               static_cast<png_uint_32>(spec.size.height),
               spec.depth,
               spec.colour_type,
               spec.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  const std::uint32_t colours = 1U << std::min(spec.depth, 8);
  if (spec.colour_type == PNG_COLOR_TYPE_PALETTE) {
    std::vector<png_color> palette;
    Bytes alpha;
    for (std::uint32_t i = 0; i < colours; ++i) {
      const Rgb colour = PaletteColour(i);
      palette.push_back({colour.red, colour.green, colour.blue});
      alpha.push_back(PaletteAlpha(i));
    }
    png_set_PLTE(png, info, palette.data(), static_cast<int>(colours));
    if (spec.transparency) {
      png_set_tRNS(png, info, alpha.data(), static_cast<int>(colours), nullptr);
    }
  }
  png_write_info(png, info);

  const int channels = png_get_channels(png, info);
  std::vector<Bytes> rows;
  std::vector<png_bytep> pointers;
  for (int y = 0; y < spec.size.height; ++y) {
    Bytes row(png_get_rowbytes(png, info));
    for (int i = 0; i < spec.size.width * channels; ++i) {
      const std::uint32_t sample = SampleOf(i / channels, y, i % channels, spec.depth);
      const std::size_t bit = static_cast<std::size_t>(i * spec.depth);
      if (spec.depth == 16) {
        row[bit / 8] = static_cast<std::uint8_t>(sample >> 8);
        row[bit / 8 + 1] = static_cast<std::uint8_t>(sample);
      } else {
        const std::size_t shift = 8 - static_cast<std::size_t>(spec.depth) - bit % 8;
        row[bit / 8] = static_cast<std::uint8_t>(row[bit / 8] | sample << shift);
      }
    }
    rows.push_back(std::move(row));
  }
  for (Bytes& row : rows) pointers.push_back(row.data());
  png_write_image(png, pointers.data());
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

Bytes PngChunk(std::string_view type, const Bytes& content) {
  Bytes named(type.begin(), type.end());
  Append(content, named);
  Bytes chunk = BigEndian(content.size(), 4);
  Append(named, chunk);
  Append(BigEndian(crc32(0, named.data(), static_cast<uInt>(named.size())), 4), chunk);
  return chunk;
}

Bytes WithPngChunk(const Bytes& png, std::string_view type, const Bytes& content) {
  constexpr std::ptrdiff_t kHeaderEnd = 33;
  Bytes result(png.begin(), png.begin() + kHeaderEnd);
  Append(PngChunk(type, content), result);
  result.insert(result.end(), png.begin() + kHeaderEnd, png.end());
  return result;
}

namespace {

// The content of the chunk that is the only one of its kind.
Bytes ContentOf(const Bytes& png, std::string_view type) {
  Bytes content;
  std::size_t at = 8;
  while (const auto length = ReadBigEndian(png, at, 4)) {
    const auto first = png.begin() + static_cast<std::ptrdiff_t>(at) + 8;
    if (HasAt(png, at + 4, type))
      content.insert(content.end(), first, first + static_cast<std::ptrdiff_t>(*length));
    at += 12 + static_cast<std::size_t>(*length);
  }
  return content;
}

}  // namespace

Bytes MakeApng(const Picture& still, bool still_first, const std::vector<ApngPart>& parts) {
  const Bytes whole = EncodePng(still);
  std::uint64_t number = 0;
  const auto control = [&](Size size, int x, int y, int dispose, int blend) {
    Bytes content = BigEndian(number++, 4);
    for (const int field : {size.width, size.height, x, y}) {
      Append(BigEndian(static_cast<std::uint64_t>(field), 4), content);
    }
    Append({0, 1, 0, 10, static_cast<std::uint8_t>(dispose), static_cast<std::uint8_t>(blend)},
           content);
    return PngChunk("fcTL", content);
  };
  Bytes apng(whole.begin(), whole.begin() + 8);
  Append(PngChunk("IHDR", ContentOf(whole, "IHDR")), apng);
  Bytes count = BigEndian(parts.size() + (still_first ? 1 : 0), 4);
  Append(BigEndian(0, 4), count);
  Append(PngChunk("acTL", count), apng);
  if (still_first) Append(control(still.size, 0, 0, 0, 0), apng);
  Append(PngChunk("IDAT", ContentOf(whole, "IDAT")), apng);
  for (const ApngPart& part : parts) {
    Append(control(part.picture.size, part.x, part.y, part.dispose, part.blend), apng);
    Bytes data = BigEndian(number++, 4);
    Append(ContentOf(EncodePng(part.picture), "IDAT"), data);
    Append(PngChunk("fdAT", data), apng);
  }
  Append(PngChunk("IEND", {}), apng);
  return apng;
}

// --- JPEG ---

Bytes MakeJpeg(const Picture& picture, const JpegSpec& spec) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &buffer, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.size.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.size.height);
  jpeg.input_components = spec.grey ? 1 : 4;
  jpeg.in_color_space = spec.grey ? JCS_GRAYSCALE : spec.inks ? JCS_CMYK : JCS_EXT_RGBA;
  jpeg_set_defaults(&jpeg);
  if (spec.inks) jpeg_set_colorspace(&jpeg, JCS_YCCK);  // with APP14, as libjpeg.txt says
  jpeg_set_quality(&jpeg, spec.quality, TRUE);
  // No subsampling: the tests compare colours pixel by pixel.
  for (int i = 0; i < jpeg.num_components; ++i) {
    jpeg.comp_info[i].h_samp_factor = 1;
    jpeg.comp_info[i].v_samp_factor = 1;
  }
  if (spec.progressive) jpeg_simple_progression(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  for (int y = 0; y < picture.size.height; ++y) {
    Bytes row;
    for (int x = 0; x < picture.size.width; ++x) {
      const std::uint8_t* const pixel =
          picture.rgba.data() + 4 * static_cast<std::size_t>(y * picture.size.width + x);
      if (spec.grey) {
        row.push_back(pixel[0]);
      } else {  // for inks, inverted C M Y is R G B, and no black is 255
        row.insert(row.end(), {pixel[0], pixel[1], pixel[2], 255});
      }
    }
    JSAMPROW rows[] = {row.data()};
    jpeg_write_scanlines(&jpeg, rows, 1);
  }
  jpeg_finish_compress(&jpeg);
  Bytes bytes(buffer, buffer + size);
  jpeg_destroy_compress(&jpeg);
  std::free(buffer);
  return bytes;
}

Bytes WithJpegExif(const Bytes& jpeg, int orientation) {
  Bytes segment = {'E', 'x', 'i', 'f', 0, 0};
  Append(ExifBlock(orientation, false), segment);
  Bytes result = {0xFF, 0xD8, 0xFF, 0xE1};
  Append(BigEndian(segment.size() + 2, 2), result);
  Append(segment, result);
  result.insert(result.end(), jpeg.begin() + 2, jpeg.end());
  return result;
}

// --- WebP ---

Bytes MakeWebp(const Picture& picture, bool lossless) {
  std::uint8_t* buffer = nullptr;
  const int stride = 4 * picture.size.width;
  const std::size_t size =
      lossless
          ? WebPEncodeLosslessRGBA(
                picture.rgba.data(), picture.size.width, picture.size.height, stride, &buffer)
          : WebPEncodeRGBA(
                picture.rgba.data(), picture.size.width, picture.size.height, stride, 90, &buffer);
  Bytes bytes(buffer, buffer + size);
  WebPFree(buffer);
  return bytes;
}

Bytes MakeWebpAnimation(const std::vector<Picture>& frames) {
  const Size size = frames.front().size;
  WebPAnimEncoderOptions options;
  CHECK(WebPAnimEncoderOptionsInit(&options) != 0);
  WebPAnimEncoder* encoder = WebPAnimEncoderNew(size.width, size.height, &options);
  WebPConfig config;
  CHECK(WebPConfigInit(&config) != 0);
  config.lossless = 1;
  config.exact = 1;
  int time_ms = 0;
  for (const Picture& frame : frames) {
    WebPPicture picture;
    CHECK(WebPPictureInit(&picture) != 0);
    picture.use_argb = 1;
    picture.width = size.width;
    picture.height = size.height;
    CHECK(WebPPictureImportRGBA(&picture, frame.rgba.data(), 4 * size.width) != 0);
    CHECK(WebPAnimEncoderAdd(encoder, &picture, time_ms, &config) != 0);
    WebPPictureFree(&picture);
    time_ms += 100;
  }
  CHECK(WebPAnimEncoderAdd(encoder, nullptr, time_ms, nullptr) != 0);
  WebPData data;
  WebPDataInit(&data);
  CHECK(WebPAnimEncoderAssemble(encoder, &data) != 0);
  WebPAnimEncoderDelete(encoder);
  Bytes bytes(data.bytes, data.bytes + data.size);
  WebPDataClear(&data);
  return bytes;
}

Bytes WithWebpExif(const Bytes& webp, int orientation) {
  const Bytes block = ExifBlock(orientation);
  const WebPData data{webp.data(), webp.size()};
  WebPMux* mux = WebPMuxCreate(&data, 1);
  const WebPData exif{block.data(), block.size()};
  CHECK(WebPMuxSetChunk(mux, "EXIF", &exif, 1) == WEBP_MUX_OK);
  WebPData assembled;
  WebPDataInit(&assembled);
  CHECK(WebPMuxAssemble(mux, &assembled) == WEBP_MUX_OK);
  Bytes bytes(assembled.bytes, assembled.bytes + assembled.size);
  WebPDataClear(&assembled);
  WebPMuxDelete(mux);
  return bytes;
}

// --- GIF ---

GifImage PlainGifImage(Box place, std::uint8_t index) {
  GifImage image;
  image.place = place;
  image.indices.assign(static_cast<std::size_t>(place.width * place.height), index);
  return image;
}

Bytes MakeGif(Size screen, const std::vector<GifImage>& images) {
  Bytes bytes;
  int error = 0;
  GifFileType* gif = EGifOpen(
      &bytes,
      [](GifFileType* writer, const GifByteType* data, int size) {
        auto& to = *static_cast<Bytes*>(writer->UserData);
        to.insert(to.end(), data, data + size);
        return size;
      },
      &error);
  CHECK(gif != nullptr);
  const GifColorType colours[] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
  ColorMapObject* palette = GifMakeMapObject(4, colours);
  EGifSetGifVersion(gif, true);
  CHECK(EGifPutScreenDesc(gif, screen.width, screen.height, 2, 0, palette) == GIF_OK);
  for (const GifImage& image : images) {
    const GraphicsControlBlock control{image.disposal, false, 10, image.transparent};
    GifByteType extension[4];
    EGifGCBToExtension(&control, extension);
    CHECK(EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, 4, extension) == GIF_OK);
    const auto& [x, y, width, height] = image.place;
    CHECK(EGifPutImageDesc(gif, x, y, width, height, image.interlaced, nullptr) == GIF_OK);
    std::vector<int> order;  // of the rows; interlaced: GIF89a, appendix E
    const std::pair<int, int> passes[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (const auto& [first, step] : passes) {
      for (int row = first; image.interlaced && row < height; row += step) order.push_back(row);
    }
    for (int row = 0; !image.interlaced && row < height; ++row) order.push_back(row);
    for (const int row : order) {
      std::vector<GifPixelType> line(image.indices.begin() + row * width,
                                     image.indices.begin() + (row + 1) * width);
      CHECK(EGifPutLine(gif, line.data(), width) == GIF_OK);
    }
  }
  GifFreeMapObject(palette);
  CHECK(EGifCloseFile(gif, &error) == GIF_OK);
  return bytes;
}

// --- TIFF ---

namespace {

struct TiffFile {
  Bytes bytes;
  std::size_t at = 0;
};

TiffFile& FileOf(thandle_t handle) { return *static_cast<TiffFile*>(handle); }

tmsize_t ReadTiff(thandle_t handle, void* to, tmsize_t count) {
  TiffFile& file = FileOf(handle);
  const std::size_t given = std::min(static_cast<std::size_t>(count),
                                     file.bytes.size() - std::min(file.at, file.bytes.size()));
  if (given > 0) std::memcpy(to, file.bytes.data() + file.at, given);
  file.at += given;
  return static_cast<tmsize_t>(given);
}

tmsize_t WriteTiff(thandle_t handle, void* from, tmsize_t count) {
  TiffFile& file = FileOf(handle);
  const auto size = static_cast<std::size_t>(count);
  file.bytes.resize(std::max(file.bytes.size(), file.at + size));
  std::memcpy(file.bytes.data() + file.at, from, size);
  file.at += size;
  return count;
}

toff_t SeekTiff(thandle_t handle, toff_t offset, int whence) {
  TiffFile& file = FileOf(handle);
  const std::size_t from = whence == SEEK_CUR   ? file.at
                           : whence == SEEK_END ? file.bytes.size()
                                                : 0;
  return file.at = from + offset;
}

}  // namespace

Bytes MakeTiff(const std::vector<Picture>& pages, const TiffSpec& spec) {
  TiffFile file;
  TIFF* tiff = TIFFClientOpen(
      "",
      "w",
      &file,
      ReadTiff,
      WriteTiff,
      SeekTiff,
      [](thandle_t) { return 0; },
      [](thandle_t handle) -> toff_t { return FileOf(handle).bytes.size(); },
      nullptr,
      nullptr);
  CHECK(tiff != nullptr);
  const int channels = spec.alpha ? 4 : 3;
  for (const Picture& page : pages) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.size.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.size.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, spec.compression);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, spec.orientation);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 2);  // several strips, so that one may be missing
    const std::uint16_t extra[] = {EXTRASAMPLE_UNASSALPHA};
    if (spec.alpha) TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, extra);
    for (int y = 0; y < page.size.height; ++y) {
      Bytes row;
      for (int x = 0; x < page.size.width; ++x) {
        const auto at = 4 * static_cast<std::ptrdiff_t>(y * page.size.width + x);
        row.insert(row.end(), page.rgba.begin() + at, page.rgba.begin() + at + channels);
      }
      CHECK(TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0) == 1);
    }
    CHECK(TIFFWriteDirectory(tiff) == 1);
  }
  TIFFClose(tiff);
  return file.bytes;
}

// --- BMP, gzip ---

Bytes MakeHeif(const std::vector<Picture>& pictures, bool hevc) {
  heif_context* const context = heif_context_alloc();
  heif_encoder* encoder = nullptr;
  heif_context_get_encoder_for_format(
      context, hevc ? heif_compression_HEVC : heif_compression_AV1, &encoder);
  CHECK(encoder != nullptr);
  heif_encoder_set_lossy_quality(encoder, 95);
  for (const Picture& picture : pictures) {
    const auto [width, height] = picture.size;
    heif_image* image = nullptr;
    heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, &image);
    heif_image_add_plane(image, heif_channel_interleaved, width, height, 8);
    int stride = 0;
    std::uint8_t* const plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    const std::size_t row_bytes = 4 * static_cast<std::size_t>(width);
    for (int y = 0; y < height; ++y) {
      std::copy_n(picture.rgba.data() + row_bytes * static_cast<std::size_t>(y),
                  row_bytes,
                  plane + static_cast<std::ptrdiff_t>(y) * stride);
    }
    heif_context_encode_image(context, image, encoder, nullptr, nullptr);
    heif_image_release(image);
  }
  heif_encoder_release(encoder);
  Bytes bytes;
  heif_writer writer{};
  writer.writer_api_version = 1;
  writer.write = [](heif_context*, const void* data, std::size_t size, void* to) {
    const auto* const first = static_cast<const std::uint8_t*>(data);
    static_cast<Bytes*>(to)->assign(first, first + size);
    return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
  };
  heif_context_write(context, &writer, &bytes);
  heif_context_free(context);
  return bytes;
}

Bytes MakeJxl(const std::vector<Picture>& pictures, const JxlSpec& spec) {
  JxlEncoder* const encoder = JxlEncoderCreate(nullptr);
  JxlEncoderUseContainer(encoder, spec.container ? JXL_TRUE : JXL_FALSE);
  JxlBasicInfo info;
  JxlEncoderInitBasicInfo(&info);
  info.xsize = static_cast<std::uint32_t>(pictures[0].size.width);
  info.ysize = static_cast<std::uint32_t>(pictures[0].size.height);
  info.bits_per_sample = info.alpha_bits = 8;
  info.num_color_channels = 3;
  info.num_extra_channels = 1;
  info.uses_original_profile = spec.lossless ? JXL_TRUE : JXL_FALSE;
  info.orientation = static_cast<JxlOrientation>(spec.orientation);
  if (pictures.size() > 1) {
    info.have_animation = JXL_TRUE;
    info.animation.tps_numerator = 10;
    info.animation.tps_denominator = 1;
  }
  CHECK(JxlEncoderSetBasicInfo(encoder, &info) == JXL_ENC_SUCCESS);
  JxlColorEncoding colours;
  JxlColorEncodingSetToSRGB(&colours, JXL_FALSE);
  CHECK(JxlEncoderSetColorEncoding(encoder, &colours) == JXL_ENC_SUCCESS);
  JxlEncoderFrameSettings* const settings = JxlEncoderFrameSettingsCreate(encoder, nullptr);
  if (spec.lossless) {
    JxlEncoderSetFrameLossless(settings, JXL_TRUE);
  } else {
    JxlEncoderSetFrameDistance(settings, 0.5F);
  }
  constexpr JxlPixelFormat kRgba{4, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
  for (const Picture& picture : pictures) {
    JxlFrameHeader header;
    JxlEncoderInitFrameHeader(&header);
    header.duration = pictures.size() > 1 ? 1 : 0;
    CHECK(JxlEncoderSetFrameHeader(settings, &header) == JXL_ENC_SUCCESS);
    CHECK(JxlEncoderAddImageFrame(settings, &kRgba, picture.rgba.data(), picture.rgba.size()) ==
          JXL_ENC_SUCCESS);
  }
  JxlEncoderCloseInput(encoder);
  Bytes bytes(1 << 20);
  std::uint8_t* next = bytes.data();
  std::size_t left = bytes.size();
  CHECK(JxlEncoderProcessOutput(encoder, &next, &left) == JXL_ENC_SUCCESS);
  bytes.resize(bytes.size() - left);
  JxlEncoderDestroy(encoder);
  return bytes;
}

Bytes MakeBmp(const Picture& picture) {
  const auto width = static_cast<std::uint64_t>(picture.size.width);
  const auto height = static_cast<std::uint64_t>(picture.size.height);
  const std::uint64_t row_bytes = (width * 3 + 3) / 4 * 4;
  Bytes bytes = {'B', 'M'};
  Append(LittleEndian(54 + row_bytes * height, 4), bytes);
  Append(LittleEndian(0, 4), bytes);
  Append(LittleEndian(54, 4), bytes);  // where the pixels are
  Append(LittleEndian(40, 4), bytes);
  Append(LittleEndian(width, 4), bytes);
  Append(LittleEndian(height, 4), bytes);
  Append(LittleEndian(1, 2), bytes);
  Append(LittleEndian(24, 2), bytes);
  Append(Bytes(24), bytes);
  for (std::uint64_t y = height; y-- > 0;) {
    for (std::uint64_t x = 0; x < width; ++x) {
      const std::uint8_t* const pixel = picture.rgba.data() + 4 * (y * width + x);
      Append({pixel[2], pixel[1], pixel[0]}, bytes);
    }
    Append(Bytes(row_bytes - 3 * width), bytes);
  }
  return bytes;
}

Bytes Gzip(std::string_view text) {
  z_stream stream{};
  CHECK(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  Bytes packed(deflateBound(&stream, static_cast<uLong>(text.size())));
  Bytes input(text.begin(), text.end());
  stream.next_in = input.data();
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace brandlint
