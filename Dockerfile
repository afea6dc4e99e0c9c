# The program on a bare Debian 12: built in one stage, which has Node for the page of the html
# report, and installed as its own package in the other.
FROM node:22-bookworm-slim AS build
WORKDIR /source
COPY . .
RUN ./dev build && cmake --build --preset release --target all \
 && cpack --config build/release/CPackConfig.cmake -B /package

FROM debian:12-slim
RUN --mount=type=bind,from=build,source=/package,target=/package \
    apt-get update \
 && apt-get install --yes --no-install-recommends /package/*.deb \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 brandlint
USER brandlint
WORKDIR /work
ENTRYPOINT ["brandlint"]
CMD ["help"]
