"""Prints web pages as PDF by WeasyPrint."""
import logging
import sys
from multiprocessing import Pool
from pathlib import Path

logging.disable(logging.CRITICAL)


def write(path):
    from weasyprint import HTML

    HTML(str(path)).write_pdf(str(Path(sys.argv[2]) / f"{path.stem}.pdf"))


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    with Pool(2) as pool:
        pool.map(write, sorted(Path(sys.argv[1]).glob("*.html")))
