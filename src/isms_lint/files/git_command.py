"""How git is started: no command runs anything that a repository brings, or writes anything."""

import os

GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.devnull)
"""git, with what a repository's own settings could make it run turned off."""

_OF_A_CALLER = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
)
"""Variables that a git which started us as a hook sets for its own repository and folder."""

_OURS = {
    # What is missing in a partial clone is told, not fetched. Releases before 2.45 know only the
    # second of these.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    # No file can be there, so that no history is grafted (gitglossary(7)).
    "GIT_GRAFT_FILE": os.path.join(os.devnull, "none"),
    # Some of what git complains of is looked into.
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


def environment() -> dict[str, str]:
    """The variables git is started with: the repository is the one the folder lies in, nothing is
    fetched, and nothing is written.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_CALLER}
    return {**kept, **_OURS}
