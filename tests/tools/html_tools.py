"""Web pages through libraries from PyPI: converters, page extractors, and the scrapers that people
write with them."""
import io
import json
import logging

from tool import main, tool

logging.disable(logging.CRITICAL)


def html(path):
    return path.read_text(encoding="utf-8")


@tool("page", "html")
def page(path):
    return html(path)


# Converters to text and to markdown.


def html2text(**options):
    def convert(path):
        import html2text

        converter = html2text.HTML2Text()
        for name, value in options.items():
            setattr(converter, name, value)
        return converter.handle(html(path))

    return convert


tool("html2text")(html2text())
tool("html2text-unwrapped")(html2text(body_width=0))
tool("html2text-padded")(html2text(body_width=0, pad_tables=True))
tool("html2text-no-tables")(html2text(ignore_tables=True))
tool("html2text-html-tables")(html2text(bypass_tables=True, body_width=0))


@tool("inscriptis")
def inscriptis(path):
    from inscriptis import get_text

    return get_text(html(path))


@tool("inscriptis-tabs")
def inscriptis_tabs(path):
    from inscriptis import get_text
    from inscriptis.css_profiles import CSS_PROFILES
    from inscriptis.model.config import ParserConfig

    config = ParserConfig(css=CSS_PROFILES["strict"], table_cell_separator="\t")
    return get_text(html(path), config)


@tool("markdownify")
def markdownify(path):
    from markdownify import markdownify

    return markdownify(html(path))


@tool("markdownify-infer-header")
def markdownify_header(path):
    from markdownify import markdownify

    return markdownify(html(path), table_infer_header=True, escape_misc=True)


@tool("markitdown")
def markitdown(path):
    from markitdown import MarkItDown

    return MarkItDown().convert(str(path)).text_content


@tool("html-to-markdown")
def html_to_markdown(path):
    import html_to_markdown

    done = html_to_markdown.convert(html(path))
    return done if isinstance(done, str) else done.content


# Extractors of a page's content.


def trafilatura(**options):
    def extract(path):
        import trafilatura

        return trafilatura.extract(html(path), include_tables=True, favor_recall=True, **options) or ""

    return extract


for form in ("txt", "markdown", "xml", "json", "html"):
    tool(f"trafilatura-{form}")(trafilatura(output_format=form))


@tool("trafilatura-html2txt")
def trafilatura_html2txt(path):
    import trafilatura

    return trafilatura.html2txt(html(path))


@tool("readability-lxml", "html")
def readability(path):
    from readability import Document

    return Document(html(path)).summary()


@tool("resiliparse")
def resiliparse(path):
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(html(path))


@tool("resiliparse-main")
def resiliparse_main(path):
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(html(path), main_content=True, preserve_formatting=True)


@tool("html-text")
def html_text(path):
    import html_text

    return html_text.extract_text(html(path))


@tool("justext")
def justext(path):
    import justext

    paragraphs = justext.justext(html(path).encode(), frozenset(), length_low=0, length_high=0)
    return "\n".join(it.text for it in paragraphs)


@tool("boilerpy3")
def boilerpy3(path):
    from boilerpy3 import extractors

    return extractors.KeepEverythingExtractor().get_content(html(path))


@tool("gne", "html")
def gne(path):
    from gne import GeneralNewsExtractor

    return GeneralNewsExtractor().extract(html(path), with_body_html=True)["body_html"]


@tool("gne-text")
def gne_text(path):
    from gne import GeneralNewsExtractor

    return GeneralNewsExtractor().extract(html(path))["content"]


# The text of a tree.


def soup(path):
    from bs4 import BeautifulSoup

    return BeautifulSoup(html(path), "lxml")


for name, options in {
    "glued": {},
    "lines": {"separator": "\n"},
    "stripped-lines": {"separator": "\n", "strip": True},
    "stripped-spaces": {"separator": " ", "strip": True},
    "stripped-bars": {"separator": "|", "strip": True},
    "stripped-tabs": {"separator": "\t", "strip": True},
    "stripped-commas": {"separator": ",", "strip": True},
}.items():
    tool(f"bs4-{name}")(lambda path, options=options: soup(path).body.get_text(**options))


@tool("bs4-prettify", "html")
def prettify(path):
    return soup(path).prettify()


@tool("html5lib", "html")
def html5lib(path):
    from bs4 import BeautifulSoup

    return str(BeautifulSoup(html(path), "html5lib"))


@tool("lxml-text-content")
def lxml_text(path):
    import lxml.html

    return lxml.html.fromstring(html(path)).text_content()


@tool("lxml-clean", "html")
def lxml_clean(path):
    from lxml_html_clean import Cleaner

    return Cleaner(style=True, safe_attrs_only=True).clean_html(html(path))


@tool("selectolax")
def selectolax(path):
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html(path)).body.text(separator="\n", strip=True)


# Scrapers: the cells of each row, joined.


def scraper(join, tags=("td", "th")):
    def scrape(path):
        body = soup(path).body
        lines = []
        for it in body.find_all(["p", "h1", "tr"]):
            if it.name == "tr":
                if it.find("table"):
                    continue
                lines.append(join([td.get_text(strip=True) for td in it.find_all(tags)]))
            elif not it.find_parent(tags) or it.find_parent(tags).find("table"):
                lines.append(it.get_text(strip=True))
        return "\n".join(lines)

    return scrape


for name, mark in {
    "tabs": "\t",
    "bars": " | ",
    "commas": ",",
    "spaces": " ",
    "two-spaces": "  ",
    "semicolons": ";",
    "ideographic-spaces": "\u3000",
    "chinese-commas": "，",
    "enumeration-commas": "、",
    "slashes": "/",
    "colons": "：",
}.items():
    tool(f"scraper-{name}")(scraper(mark.join))
tool("scraper-list")(scraper(repr))
tool("scraper-json")(scraper(lambda cells: json.dumps(cells, ensure_ascii=False)))


@tool("csv-writer", "csv")
def csv_writer(path):
    import csv

    text = io.StringIO()
    writer = csv.writer(text)
    for tr in soup(path).find_all("tr"):
        if not tr.find("table"):
            writer.writerow([td.get_text().strip() for td in tr.find_all(["td", "th"])])
    return text.getvalue()


# Frames of pandas; they have tables only.


def pandas(write):
    def convert(path):
        import pandas

        text = html(path)
        return "\n\n".join(write(it) for it in pandas.read_html(io.StringIO(text))) + "\n"

    return convert


tool("pandas-csv", "csv")(pandas(lambda it: it.to_csv(index=False)))
tool("pandas-csv-index", "csv")(pandas(lambda it: it.to_csv()))
tool("pandas-tabs", "tsv")(pandas(lambda it: it.to_csv(index=False, sep="\t")))
tool("pandas-markdown")(pandas(lambda it: it.to_markdown()))
tool("pandas-markdown-text")(pandas(lambda it: it.astype(str).to_markdown(index=False)))
tool("pandas-string")(pandas(lambda it: it.to_string()))
tool("pandas-html", "html")(pandas(lambda it: it.to_html()))
tool("pandas-filled", "csv")(pandas(lambda it: it.fillna("").to_csv(index=False, header=False)))
tool("pandas-latex")(pandas(lambda it: it.to_csv(index=False, sep="&", lineterminator="\\\\\n")))
for form in ("grid", "fancy_grid", "simple", "presto", "rst", "orgtbl", "jira", "tsv", "html"):
    tool(f"tabulate-{form}", "html" if form == "html" else "txt")(
        pandas(lambda it, form=form: it.fillna("").to_markdown(index=False, tablefmt=form))
    )

if __name__ == "__main__":
    main("*.html")
