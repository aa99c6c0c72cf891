"""What the drivers share: a list of tools, and running each of them over each file.

A driver is called with a folder of files and a folder for what comes out, `OUT/TOOL/NAME.EXT`. A
tool that is missing or fails is named and left out; the others go on.
"""
import os
import subprocess
import sys
from multiprocessing import Pool
from pathlib import Path

TOOLS = {}
ENVIRONMENT = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8")


def tool(name, ending="txt"):
    """Declares a tool: a function from the path of a file to text, or None where there is none."""

    def declare(function):
        TOOLS[name] = (function, ending)
        return function

    return declare


def program(*call, **options):
    """What a program prints; None where it is not installed."""
    try:
        done = subprocess.run(
            call, capture_output=True, env=ENVIRONMENT, timeout=120, check=False, **options
        )
    except FileNotFoundError:
        return None
    return done.stdout.decode("utf-8", "replace")


def convert(path):
    """Runs all tools over one file; the names of those that failed, each with the reason."""
    failed = {}
    for name, (function, ending) in TOOLS.items():
        try:
            text = function(path)
        except Exception as error:  # Whatever a tool throws is its own business.
            failed[name] = f"{type(error).__name__}: {str(error)[:100]}"
            continue
        if text is None:
            failed[name] = "not installed"
            continue
        target = OUT / (PREFIX + name) / f"{path.stem}.{ending}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    return failed


def main(pattern, prefix=""):
    """Runs all tools over the files of a folder that fit `pattern`; a line for each that failed."""
    global OUT, PREFIX
    OUT, PREFIX = Path(sys.argv[2]), prefix
    paths = sorted(Path(sys.argv[1]).glob(pattern))
    with Pool(2) as pool:
        reasons = {}
        for failed in pool.imap_unordered(convert, paths):
            for name, reason in failed.items():
                reasons.setdefault((name, reason), []).append(1)
    for (name, reason), times in sorted(reasons.items()):
        print(f"  {PREFIX}{name}: {reason} ({len(times)} of {len(paths)} files)")
