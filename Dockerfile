# isms-lint as an image: docker build -t isms-lint . && docker run --rm -v "$PWD:/repo" isms-lint
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY rules rules
COPY schemas schemas
RUN python -I -m venv /opt/isms-lint && /opt/isms-lint/bin/pip install --no-cache-dir ".[rules,xlsx]"

FROM python:3.13-slim
# git tells which files are tracked, and has the commits that --since compares. Its version is the
# newest of the base image's release, with that release's security fixes.
# A mounted repository belongs to a user of the host, and git refuses what belongs to others. Here it
# may read all: isms-lint turns off whatever a repository could make git run.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' \
    && useradd --uid 1000 --create-home linter
COPY --from=build /opt/isms-lint /opt/isms-lint
ENV PATH=/opt/isms-lint/bin:$PATH ISMS_LINT_NO_CACHE=1
USER 1000
WORKDIR /repo
ENTRYPOINT ["isms-lint"]
