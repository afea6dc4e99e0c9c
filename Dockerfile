# The program on a bare Debian 12: built in one stage, which has Node for the page of the html
# report and for the console, and installed as its own package in the other.
#
#   docker run --rm -v "$PWD:/work" brandlint scan .
#   docker run -v brandlint:/work -p 127.0.0.1:8080:8080 brandlint serve --listen 0.0.0.0:8080
#
# The health that is looked at is that of `serve`; other commands run with --no-healthcheck.
FROM node:22-bookworm-slim AS build
# What reads off which libraries the package needs. ./dev installs the rest.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends dpkg-dev file
WORKDIR /source
COPY . .
RUN ./dev build && cmake --build --preset release --target all \
 && cpack --config build/release/CPackConfig.cmake -B /package

FROM debian:12-slim
# A new volume at /work belongs to whom the folder belongs to.
RUN --mount=type=bind,from=build,source=/package,target=/package \
    apt-get update \
 && apt-get install --yes --no-install-recommends /package/*.deb \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 brandlint \
 && install --directory --owner=brandlint --group=brandlint /work
USER brandlint
WORKDIR /work
EXPOSE 8080
# bash speaks TCP; the image has no other program that does.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["brandlint"]
CMD ["help"]
