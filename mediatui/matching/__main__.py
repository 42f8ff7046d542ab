"""`python -m mediatui.matching FILE.jsonl`: how well titles are matched on labelled examples."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from mediatui.matching.scoring import ExampleError, Score, read_examples, score

FORMAT = """\
a line of the file:
  {"query": "Dune.2021.1080p", "year": 2021, "candidates": [{"title": "Dune", "year": 1984,
   "alternatives": ["Der Wüstenplanet"]}, {"title": "Dune", "year": 2021}], "answer": 1}
  year and alternatives may be absent; the answer is the place of a candidate from 0 on, null for none

exit codes: 0 scored · 1 the accuracy is below --at-least · 2 the file cannot be read
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Score a file, print what came out; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m mediatui.matching",
        description="Score the matching of titles on a file of labelled examples.",
        epilog=FORMAT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file", metavar="FILE.jsonl", help="the examples, one JSON object a line; - for stdin"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was answered wrongly")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--at-least", type=float, default=0.0, metavar="PERCENT", help="the accuracy that is asked for"
    )
    args = parser.parse_args(arguments)
    try:
        scored = score(read_examples(_lines(args.file)))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
        print(f"{args.file} cannot be read: {reason}", file=sys.stderr)
        return 2
    except ExampleError as error:
        print(f"{args.file}, {error}", file=sys.stderr)
        return 2
    if not scored.pairs:
        print(f"{args.file} has no examples", file=sys.stderr)
        return 2
    print(_json(scored, verbose=args.verbose) if args.json else _words(scored, verbose=args.verbose))
    return 1 if scored.accuracy < args.at_least else 0


def _lines(file: str) -> list[str]:
    # Not splitlines(): a title may hold what it takes for the end of a line.
    text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    return text.split("\n")


def _words(scored: Score, *, verbose: bool) -> str:
    said = [
        f"{'pairs':<10}{scored.pairs:>7}",
        f"{'precision':<10}{scored.precision:>7.2f} %  {scored.found_right} of {scored.found} found",
        f"{'recall':<10}{scored.recall:>7.2f} %  {scored.found_right} of {scored.meant} meant",
        f"{'accuracy':<10}{scored.accuracy:>7.2f} %  {scored.right} of {scored.pairs}",
    ]
    return "\n".join([*said, *(f"miss {miss}" for miss in scored.misses if verbose)])


def _json(scored: Score, *, verbose: bool) -> str:
    told = {
        "pairs": scored.pairs,
        "precision": round(scored.precision, 3),
        "recall": round(scored.recall, 3),
        "accuracy": round(scored.accuracy, 3),
        "misses": len(scored.misses),
    }
    listed = {"missed": [str(miss) for miss in scored.misses]} if verbose else {}
    return json.dumps({**told, **listed}, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
