"""The three kinds of sums of table 三, by lxml: what a script of fifty lines does. Prints the names
of the pages in which a sum fails."""
import sys
from pathlib import Path

import lxml.html

ROWS = 25


def grid(table):
    """The cells of a table by place, spans resolved."""
    rows, down = [], {}
    for r, tr in enumerate(table.iter("tr")):
        row, c = {}, 0
        for td in tr:
            if td.tag not in ("td", "th"):
                continue
            while down.get((r, c)):
                c += 1
            width, height = int(td.get("colspan", 1)), int(td.get("rowspan", 1))
            text = "".join(td.text_content().split())
            row[c] = text
            for i in range(r, r + height):
                for j in range(c, c + width):
                    down[(i, j)] = True
            c += width
        rows.append(row)
    return rows


def figures(table):
    """The rows of seven figures behind their labels."""
    for row in grid(table):
        last = [row[c] for c in sorted(row)][-7:]
        if len(last) == 7 and all(it.isdigit() for it in last):
            yield [int(it) for it in last]


def holds(rows):
    if any(sum(it[:6]) != it[6] for it in rows):
        return False
    received, carried, *results, total, out = rows
    return all(
        sum(it[c] for it in results) == total[c] and received[c] + carried[c] == total[c] + out[c]
        for c in range(7)
    )


def wrong(path):
    tables = lxml.html.fromstring(path.read_bytes().decode()).iter("table")
    rows = [list(figures(it)) for it in tables]
    return not holds(next(it for it in rows if len(it) == ROWS))


for path in sorted(Path(sys.argv[1]).glob("*.html")):
    if wrong(path):
        print(path.name)
