// SPDX-License-Identifier: MIT
#include "service/http/server.h"

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <limits>
#include <set>
#include <string>
#include <thread>
#include <utility>  // before Asio, which forgets it

namespace brandlint {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Parser = http::request_parser<http::string_body>;

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view View(boost::beast::string_view text) { return {text.data(), text.size()}; }

class BeastServer final : public HttpServer {
 public:
  BeastServer(const HttpServerOptions& options, HttpHandler handler)
      : options_(options),
        handler_(std::move(handler)),
        acceptor_(context_),
        pool_(static_cast<std::size_t>(options.threads)) {}

  ~BeastServer() override {
    Stop(0);
    pool_.join();
  }

  Result<void> Listen() {
    ErrorCode error;
    const auto address = asio::ip::make_address(options_.address, error);
    const auto fail = [&] {
      return Error{"listen",
                   "cannot listen on " + options_.address + ":" + std::to_string(options_.port) +
                       ": " + error.message()};
    };
    if (error) return fail();
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (error) return fail();
    acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    acceptor_.bind(endpoint, error);
    if (error) return fail();
    acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return fail();
    port_ = acceptor_.local_endpoint(error).port();
    asio::co_spawn(context_, Accept(), asio::detached);
    waiting_ = std::thread([this] { context_.run(); });
    return {};
  }

  std::uint16_t port() const override { return port_; }

  void Stop(int seconds) override {
    if (!waiting_.joinable()) return;
    asio::post(context_, [this] {
      stopping_ = true;
      ErrorCode ignored;
      acceptor_.close(ignored);
      for (Connection* const connection : connections_) {
        if (!connection->busy) connection->stream.close();
      }
    });
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (open_ > 0 && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    context_.stop();
    waiting_.join();
  }

 private:
  struct Connection {
    beast::tcp_stream stream;
    bool busy = false;  // with a request
  };

  asio::awaitable<void> Accept() {
    asio::steady_timer pause(context_);
    while (!stopping_) {
      ErrorCode error;
      if (open_ >= options_.connections) {
        pause.expires_after(std::chrono::milliseconds(10));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      tcp::socket socket =
          co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
      if (error) {
        // No file descriptor left: some will be.
        pause.expires_after(std::chrono::milliseconds(50));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      ++open_;
      asio::co_spawn(context_, Serve(std::move(socket)), asio::detached);
    }
  }

  asio::awaitable<void> Serve(tcp::socket socket) {
    ErrorCode error;
    socket.set_option(tcp::no_delay(true), error);
    const auto endpoint = socket.remote_endpoint(error);
    const std::string peer = error ? std::string() : endpoint.address().to_string();
    Connection connection{beast::tcp_stream(std::move(socket))};
    connections_.insert(&connection);
    beast::flat_buffer buffer;
    try {
      while (!stopping_ && co_await ServeOne(connection, buffer, peer)) {
      }
    } catch (const std::exception&) {
      // Beast throws where memory runs out or a peer is gone: the connection ends.
    }
    connection.stream.socket().shutdown(tcp::socket::shutdown_send, error);
    connections_.erase(&connection);
    --open_;
  }

  // One request. False: the connection is to be closed.
  asio::awaitable<bool> ServeOne(Connection& connection,
                                 beast::flat_buffer& buffer,
                                 const std::string& peer) {
    beast::tcp_stream& stream = connection.stream;
    connection.busy = false;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(options_.header_bytes));
    // Until the header has said whether it may come. Not boost::none, than which Beast 1.74 takes
    // every length for larger.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    ErrorCode error;
    stream.expires_after(std::chrono::seconds(options_.header_seconds));
    co_await http::async_read_header(
        stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    if (error == http::error::end_of_stream || error == beast::error::timeout || stopping_) {
      co_return false;
    }
    connection.busy = true;
    if (error) {
      co_await Write(stream, RefusalOf(error), 11, false, false);
      co_return false;
    }
    HttpRequest request;
    const Result<void> readable = HeadOf(parser, request);
    request.peer = peer;
    const unsigned version = parser.get().version();
    const bool head = request.method == "HEAD";
    // A browser's HEAD is a GET whose body is not sent.
    if (head) request.method = "GET";
    Admission admission;
    if (readable) {
      admission = co_await InPool<Admission>([&] { return handler_.admit(request); });
    } else {
      admission.refusal = Refuse(readable.error());
    }
    const auto length = parser.content_length();
    if (!admission.refusal && length &&
        *length > static_cast<std::uint64_t>(admission.body_bytes)) {
      admission.refusal =
          Refuse(413,
                 "too-large",
                 "a body of " + std::to_string(*length) + " bytes is more than the " +
                     std::to_string(admission.body_bytes) + " that are taken here");
    }
    if (admission.refusal) {
      // What is left of the request is in the way of the next one, unless there is no more.
      const bool whole = parser.is_done();
      const bool keep = whole && parser.get().keep_alive();
      co_await Write(stream, *std::move(admission.refusal), version, keep, head);
      if (!whole) co_await Drain(stream, buffer);
      co_return keep;
    }
    stream.expires_after(std::chrono::seconds(options_.body_seconds));
    if (Lower(View(parser.get()[http::field::expect])) == "100-continue") {
      http::response<http::empty_body> go_on(http::status::continue_, version);
      co_await http::async_write(stream, go_on, asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return false;
    }
    parser.body_limit(static_cast<std::uint64_t>(admission.body_bytes));
    co_await http::async_read(
        stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      if (error != beast::error::timeout) {
        co_await Write(stream, RefusalOf(error), version, false, head);
        co_await Drain(stream, buffer);
      }
      co_return false;
    }
    request.body = std::move(parser.get().body());
    const bool keep = parser.get().keep_alive() && !stopping_;
    stream.expires_never();  // the time that the answer takes is ours
    const auto& answer = admission.answer ? admission.answer : handler_.answer;
    HttpResponse response =
        co_await InPool<HttpResponse>([&] { return answer(std::move(request)); });
    if (response.rest && !head) {
      co_return co_await WriteInPieces(stream, std::move(response), version, keep);
    }
    co_await Write(stream, std::move(response), version, keep, head);
    co_return keep;
  }

  // False: the connection is to be closed, because its client knows no chunks and takes the end of
  // the connection for the end of the body, or because something has failed. A client that takes
  // the pieces slowly holds no thread meanwhile.
  asio::awaitable<bool> WriteInPieces(beast::tcp_stream& stream,
                                      HttpResponse answer,
                                      unsigned version,
                                      bool keep) {
    const bool chunked = version >= 11;
    http::response<http::empty_body> response(static_cast<http::status>(answer.status), version);
    response.keep_alive(keep && chunked);
    for (const auto& [name, value] : answer.headers) response.insert(name, value);
    response.set(http::field::content_type, answer.content_type);
    response.chunked(chunked);
    http::response_serializer<http::empty_body> serializer(response);
    ErrorCode error;
    stream.expires_after(std::chrono::seconds(options_.body_seconds));
    co_await http::async_write_header(
        stream, serializer, asio::redirect_error(asio::use_awaitable, error));
    for (std::string piece = std::move(answer.body); !error;) {
      stream.expires_after(std::chrono::seconds(options_.body_seconds));
      if (!piece.empty() && chunked) {
        co_await asio::async_write(stream,
                                   http::make_chunk(asio::buffer(piece)),
                                   asio::redirect_error(asio::use_awaitable, error));
      } else if (!piece.empty()) {
        co_await asio::async_write(
            stream, asio::buffer(piece), asio::redirect_error(asio::use_awaitable, error));
      }
      if (error) co_return false;
      stream.expires_never();  // the time that the next piece takes is ours
      std::optional<Result<std::string>> made;
      co_await InPool<bool>([&] { return made.emplace(answer.rest()).ok(); });
      Result<std::string>& next = *made;
      if (!next || stopping_) {
        // Not as an end that looks like one.
        stream.socket().set_option(asio::socket_base::linger(true, 0), error);
        stream.close();
        co_return false;
      }
      if (next->empty()) break;
      piece = *std::move(next);
    }
    if (error || !chunked) co_return false;
    stream.expires_after(std::chrono::seconds(options_.body_seconds));
    co_await asio::async_write(
        stream, http::make_chunk_last(), asio::redirect_error(asio::use_awaitable, error));
    co_return keep && !error;
  }

  template <typename Answer, typename Work>
  asio::awaitable<Answer> InPool(Work work) {
    co_return co_await asio::co_spawn(
        pool_.get_executor(),
        [&work]() -> asio::awaitable<Answer> { co_return work(); },
        asio::use_awaitable);
  }

  asio::awaitable<void> Write(
      beast::tcp_stream& stream, HttpResponse answer, unsigned version, bool keep, bool head) {
    http::response<http::string_body> response(static_cast<http::status>(answer.status), version);
    response.keep_alive(keep);
    for (const auto& [name, value] : answer.headers) response.insert(name, value);
    if (!answer.content_type.empty()) {
      response.set(http::field::content_type, answer.content_type);
    }
    response.body() = std::move(answer.body);
    response.prepare_payload();
    if (head) response.body().clear();
    ErrorCode error;
    stream.expires_after(std::chrono::seconds(options_.body_seconds));
    co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, error));
    // The connection's next read or its end finds out.
  }

  // A client that is still sending would be told of a reset instead of the refusal: what it sends
  // is taken and dropped, for a second and for a megabyte.
  asio::awaitable<void> Drain(beast::tcp_stream& stream, beast::flat_buffer& buffer) {
    ErrorCode error;
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
    stream.expires_after(std::chrono::seconds(1));
    buffer.clear();
    for (std::size_t left = std::size_t{1} << 20; left > 0 && !error;) {
      const std::size_t count =
          co_await stream.async_read_some(buffer.prepare(std::min<std::size_t>(left, 65536)),
                                          asio::redirect_error(asio::use_awaitable, error));
      left -= std::min(left, count);
    }
  }

  static Result<void> HeadOf(const Parser& parser, HttpRequest& request) {
    const auto& message = parser.get();
    request.method = std::string(View(message.method_string()));
    for (const auto& field : message) {
      const std::string name = Lower(View(field.name_string()));
      const std::string_view value = View(field.value());
      const auto [place, first] = request.headers.emplace(name, value);
      if (!first) place->second += (name == "cookie" ? "; " : ", ") + std::string(value);
    }
    return ReadTarget(View(message.target()), request);
  }

  static HttpResponse RefusalOf(const ErrorCode& error) {
    if (error == http::error::header_limit) {
      return Refuse(431, "header-too-large", "the header of the request is too large");
    }
    if (error == http::error::body_limit) {
      return Refuse(413, "too-large", "the body is larger than what is taken here");
    }
    return Refuse(400, "bad-request", "not an HTTP/1.1 request: " + error.message());
  }

  const HttpServerOptions options_;
  const HttpHandler handler_;
  asio::io_context context_;
  tcp::acceptor acceptor_;
  asio::thread_pool pool_;
  std::thread waiting_;
  std::uint16_t port_ = 0;
  std::set<Connection*> connections_;  // of the waiting thread alone
  std::atomic<int> open_ = 0;
  std::atomic<bool> stopping_ = false;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::Start(const HttpServerOptions& options,
                                                      HttpHandler handler) {
  auto server = std::make_unique<BeastServer>(options, std::move(handler));
  if (const auto listening = server->Listen(); !listening) return listening.error();
  return std::unique_ptr<HttpServer>(std::move(server));
}

}  // namespace brandlint
