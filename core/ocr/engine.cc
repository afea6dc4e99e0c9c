// SPDX-License-Identifier: MIT
#include "core/ocr/engine.h"

#include <allheaders.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "core/ocr/language.h"
#include "core/ocr/read_text.h"

namespace brandlint {
namespace {

constexpr const char* kData = BRANDLINT_TESSDATA;  // found when the program was configured

struct FreePix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, FreePix>;

// Leptonica keeps rows as 32-bit words, the first pixel in the highest byte.
PixPtr PixOf(const GreyPicture& grey) {
  PixPtr pix(pixCreate(grey.size.width, grey.size.height, 8));
  if (!pix) return nullptr;
  pixSetResolution(pix.get(), 300, 300);  // else Tesseract guesses it from the letters
  const int words_per_line = pixGetWpl(pix.get());
  for (int y = 0; y < grey.size.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * words_per_line;
    const std::uint8_t* row = grey.row(y);
    for (int x = 0; x < grey.size.width; ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return pix;
}

// Tesseract's way to its data. The file is mapped and not read: a sealed worker has no read().
bool ReadWhole(const char* file, std::vector<char>* data) {
  const int fd = ::open(file, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  struct stat facts {};
  bool whole = false;
  if (::fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0) {
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* const bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes != MAP_FAILED) {
      const char* const first = static_cast<const char*>(bytes);
      data->assign(first, first + size);
      ::munmap(bytes, size);
      whole = true;
    }
  }
  ::close(fd);
  return whole;
}

}  // namespace

class Engine::Impl {
 public:
  // Whether the data could be loaded.
  bool Start(const std::string& language) {
    setMsgSeverity(L_SEVERITY_NONE);
    // The word lists are nine tenths of the file and pull names towards words. A strip has its
    // polarity already, so the second reading of doubtful words inverted is wasted time.
    const std::vector<std::string> names = {"load_system_dawg",
                                            "load_freq_dawg",
                                            "load_punc_dawg",
                                            "load_number_dawg",
                                            "load_unambig_dawg",
                                            "load_bigram_dawg",
                                            "tessedit_enable_doc_dict",
                                            "tessedit_do_invert",
                                            "debug_file"};
    std::vector<std::string> values(names.size(), "0");
    values.back() = "/dev/null";
    return api_.Init(kData,
                     0,
                     language.c_str(),
                     tesseract::OEM_LSTM_ONLY,
                     nullptr,
                     0,
                     &names,
                     &values,
                     false,
                     ReadWhole) == 0;
  }

  Result<std::vector<StripWord>> Read(const GreyPicture& strip) {
    const PixPtr pix = PixOf(strip);
    if (!pix) return Error{"ocr-failed", "no memory for a line of text"};
    api_.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
    api_.SetImage(pix.get());
    if (api_.Recognize(nullptr) != 0) return Error{"ocr-failed", "tesseract gave up on a line"};
    std::vector<StripWord> words = Words();
    api_.Clear();  // there is nothing adaptive to clear: that is of the other engine alone
    return words;
  }

 private:
  std::vector<StripWord> Words() {
    std::vector<StripWord> words;
    const std::unique_ptr<tesseract::ResultIterator> it(api_.GetIterator());
    if (!it) return words;
    do {
      const std::unique_ptr<char[]> text(it->GetUTF8Text(tesseract::RIL_WORD));
      int left = 0, top = 0, right = 0, bottom = 0;
      if (!text || !it->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) continue;
      std::string word = text.get();
      std::erase_if(word, [](char c) { return c == ' ' || c == '\n'; });
      if (word.empty()) continue;
      const double confidence =
          std::clamp(static_cast<double>(it->Confidence(tesseract::RIL_WORD)) / 100, 0.0, 1.0);
      words.push_back({std::move(word), {left, top, right - left, bottom - top}, confidence});
    } while (it->Next(tesseract::RIL_WORD));
    return words;
  }

  tesseract::TessBaseAPI api_;
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::Create(const std::string& language) {
  if (const Result<void> known = CheckLanguage(language); !known) return known.error();
  try {
    auto impl = std::make_unique<Impl>();
    if (!impl->Start(language)) {
      return Error{"ocr-language", "language data '" + language + "' cannot be loaded"};
    }
    return std::unique_ptr<Engine>(new Engine(std::move(impl)));
  } catch (const std::exception& failure) {
    return Error{"ocr-language",
                 "language data '" + language + "' cannot be loaded: " + failure.what()};
  }
}

Result<std::vector<StripWord>> Engine::Read(const GreyPicture& strip) {
  try {
    return impl_->Read(strip);
  } catch (const std::exception& failure) {
    return Error{"ocr-failed", std::string("tesseract failed on a line: ") + failure.what()};
  }
}

std::string TextReaderVersions() {
  const std::unique_ptr<char, decltype(&lept_free)> leptonica(getLeptonicaVersion(), &lept_free);
  return std::string("tesseract ") + tesseract::TessBaseAPI::Version() + ", " + leptonica.get();
}

}  // namespace brandlint
