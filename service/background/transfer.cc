// SPDX-License-Identifier: MIT
#include "service/background/transfer.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>

#include "core/base/check.h"

namespace brandlint {
namespace {

constexpr std::size_t kMostAnswer = std::size_t{1} << 20;

struct Prefix {
  std::array<std::uint8_t, 16> bytes;
  int bits;
};

// 16 bytes; IPv4 as IPv4-mapped IPv6.
std::optional<std::array<std::uint8_t, 16>> AddressBytes(const std::string& text) {
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
  std::array<std::uint8_t, 4> four{};
  if (inet_pton(AF_INET, text.c_str(), four.data()) != 1) return std::nullopt;
  bytes[10] = bytes[11] = 0xff;
  std::ranges::copy(four, bytes.begin() + 12);
  return bytes;
}

struct Block {
  const char* address;
  int bits;  // of the IPv4 or IPv6 address
};

bool IsIn(const std::array<std::uint8_t, 16>& address, const Block& block) {
  const auto start = AddressBytes(block.address);
  CHECK(start);
  const bool four = std::strchr(block.address, ':') == nullptr;
  const int bits = block.bits + (four ? 96 : 0);
  for (int bit = 0; bit < bits; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const unsigned mask = 0x80U >> static_cast<unsigned>(bit % 8);
    if ((address.at(byte) & mask) != (start->at(byte) & mask)) return false;
  }
  return true;
}

constexpr auto kNotPublic = std::to_array<Block>({
    {"0.0.0.0", 8},      {"10.0.0.0", 8},     {"100.64.0.0", 10},  {"127.0.0.0", 8},
    {"169.254.0.0", 16}, {"172.16.0.0", 12},  {"192.0.0.0", 24},   {"192.0.2.0", 24},
    {"192.88.99.0", 24}, {"192.168.0.0", 16}, {"198.18.0.0", 15},  {"198.51.100.0", 24},
    {"203.0.113.0", 24}, {"224.0.0.0", 4},    {"240.0.0.0", 4},    {"::", 128},
    {"::1", 128},        {"64:ff9b::", 96},   {"64:ff9b:1::", 48}, {"100::", 64},
    {"2001::", 23},      {"2001:db8::", 32},  {"2002::", 16},      {"3fff::", 20},
    {"fc00::", 7},       {"fe80::", 10},      {"ff00::", 8},
});

std::string TextOf(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  // Both are what the family says; copies, since a sockaddr may not be looked at as another type.
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 six{};
    std::memcpy(&six, &address, sizeof six);
    inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

struct Guarded {
  bool https = false;
  std::string refused;  // the address that was not connected to
};

// Asked with the address that is about to be connected to: a name that resolves to something else
// the second time gains nothing.
curl_socket_t OpenSocket(void* context, curlsocktype, curl_sockaddr* address) {
  auto& guarded = *static_cast<Guarded*>(context);
  const std::string text = TextOf(address->addr);
  const bool allowed =
      guarded.https ? IsPublicAddress(text) || IsLoopbackAddress(text) : IsLoopbackAddress(text);
  if (!allowed) {
    guarded.refused = text;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype, address->protocol);
}

std::size_t Receive(char* data, std::size_t size, std::size_t count, void* context) {
  auto& body = *static_cast<std::string*>(context);
  const std::size_t bytes = size * count;
  body.append(data, std::min(bytes, kMostAnswer - body.size()));
  return bytes;
}

struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeMime {
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};

void AddForm(curl_mime* mime, const std::vector<TransferRequest::FormField>& fields) {
  for (const auto& field : fields) {
    curl_mimepart* const part = curl_mime_addpart(mime);
    curl_mime_name(part, field.name.c_str());
    curl_mime_data(part, field.content.data(), field.content.size());
    if (!field.filename.empty()) curl_mime_filename(part, field.filename.c_str());
  }
}

}  // namespace

bool IsLoopbackAddress(const std::string& address) {
  const auto bytes = AddressBytes(address);
  return bytes && (IsIn(*bytes, {"127.0.0.0", 8}) || IsIn(*bytes, {"::1", 128}));
}

bool IsPublicAddress(const std::string& address) {
  const auto bytes = AddressBytes(address);
  return bytes &&
         std::ranges::none_of(kNotPublic, [&](const Block& block) { return IsIn(*bytes, block); });
}

Result<TransferAnswer> Transfer(const TransferRequest& request) {
  static const bool kReady = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  CHECK(kReady);
  const std::unique_ptr<CURL, FreeEasy> easy(curl_easy_init());
  CHECK(easy != nullptr);
  const auto set = [&](CURLoption option, auto value) {
    CHECK(curl_easy_setopt(easy.get(), option, value) == CURLE_OK);
  };
  std::unique_ptr<curl_slist, FreeList> headers;
  const auto add_header = [&](const std::string& line) {
    curl_slist* const longer = curl_slist_append(headers.get(), line.c_str());
    CHECK(longer != nullptr);
    (void)headers.release();
    headers.reset(longer);
  };
  for (const auto& [name, value] : request.headers) add_header(name + ": " + value);
  add_header("Expect:");
  TransferAnswer answer;
  std::array<char, CURL_ERROR_SIZE> reason{};
  Guarded guarded{.https = request.url.starts_with("https://"), .refused = ""};
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT, 10L);
  set(CURLOPT_TIMEOUT, static_cast<long>(request.seconds));
  set(CURLOPT_USERAGENT, "brandlint");
  set(CURLOPT_ERRORBUFFER, reason.data());
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_WRITEFUNCTION, &Receive);
  set(CURLOPT_WRITEDATA, static_cast<void*>(&answer.body));
  if (request.reach == Reach::kPublicOrLoopback) {
    set(CURLOPT_OPENSOCKETFUNCTION, &OpenSocket);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&guarded));
  }
  std::unique_ptr<curl_mime, FreeMime> mime;
  if (!request.form.empty()) {
    mime.reset(curl_mime_init(easy.get()));
    AddForm(mime.get(), request.form);
    set(CURLOPT_MIMEPOST, mime.get());
  } else if (!request.body.empty() || request.method == "POST") {
    set(CURLOPT_POSTFIELDS, request.body.c_str());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  }
  if (request.form.empty()) set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  const CURLcode code = curl_easy_perform(easy.get());
  if (code != CURLE_OK) {
    if (!guarded.refused.empty()) {
      return Error{"transfer", "the address " + guarded.refused + " may not be connected to"};
    }
    return Error{"transfer", reason[0] != '\0' ? reason.data() : curl_easy_strerror(code)};
  }
  long status = 0;
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace brandlint
