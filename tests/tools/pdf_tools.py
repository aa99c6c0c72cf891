"""PDF files through libraries from PyPI and programs from Debian. The third argument is what comes
before the names of the tools: which program printed the files."""
import logging
import sys

from tool import main, program, tool

logging.disable(logging.CRITICAL)

for name, options in {"": (), "-layout": ("-layout",), "-raw": ("-raw",), "-fixed": ("-fixed", "4")}.items():
    tool(f"pdftotext{name}")(
        lambda path, options=options: program("pdftotext", *options, path, "-")
    )


@tool("pdftotext-boxes", "html")
def pdftotext_boxes(path):
    return program("pdftotext", "-bbox-layout", path, "-")


@tool("pdftohtml", "html")
def pdftohtml(path):
    return program("pdftohtml", "-i", "-noframes", "-stdout", path)


@tool("pdftohtml-lines", "html")
def pdftohtml_lines(path):
    return program("pdftohtml", "-i", "-c", "-noframes", "-stdout", path)


for form in ("txt", "html", "xhtml"):

    @tool(f"mutool-{form}", "txt" if form == "txt" else "html")
    def mutool(path, form=form):
        return program("mutool", "draw", "-q", "-F", form, path)


@tool("ghostscript")
def ghostscript(path):
    return program("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-sOutputFile=-", path)


def pypdf(**options):
    def extract(path):
        import pypdf

        return "\n".join(it.extract_text(**options) for it in pypdf.PdfReader(path).pages)

    return extract


tool("pypdf")(pypdf())
tool("pypdf-layout")(pypdf(extraction_mode="layout"))


def pdfminer(**options):
    def extract(path):
        from pdfminer.high_level import extract_text
        from pdfminer.layout import LAParams

        return extract_text(str(path), laparams=LAParams(**options))

    return extract


tool("pdfminer")(pdfminer())
tool("pdfminer-unordered")(pdfminer(boxes_flow=None))
tool("pdfminer-tight")(pdfminer(char_margin=1.0, line_margin=0.2))


def pdfplumber(of_page):
    def extract(path):
        import pdfplumber

        with pdfplumber.open(path) as document:
            return "\n".join(of_page(it) for it in document.pages)

    return extract


def joined(mark, newline):
    def rows(tables):
        lines = [
            mark.join((cell or "").replace("\n", newline) for cell in row)
            for table in tables
            for row in table
        ]
        return "\n".join(lines)

    return rows


tool("pdfplumber")(pdfplumber(lambda it: it.extract_text() or ""))
tool("pdfplumber-layout")(pdfplumber(lambda it: it.extract_text(layout=True) or ""))
tool("pdfplumber-tabs")(pdfplumber(lambda it: joined("\t", "")(it.extract_tables())))
tool("pdfplumber-bars")(pdfplumber(lambda it: joined(" | ", " ")(it.extract_tables())))
tool("pdfplumber-text-tables")(
    pdfplumber(
        lambda it: joined("\t", "")(
            it.extract_tables({"vertical_strategy": "text", "horizontal_strategy": "text"})
        )
    )
)


def pymupdf(of_page):
    def extract(path):
        import pymupdf

        return "\n".join(of_page(it) for it in pymupdf.open(path))

    return extract


tool("pymupdf")(pymupdf(lambda it: it.get_text()))
tool("pymupdf-sorted")(pymupdf(lambda it: it.get_text(sort=True)))
tool("pymupdf-blocks")(pymupdf(lambda it: "\n".join(b[4] for b in it.get_text("blocks"))))
tool("pymupdf-words")(pymupdf(lambda it: " ".join(w[4] for w in it.get_text("words"))))
tool("pymupdf-html", "html")(pymupdf(lambda it: it.get_text("html")))
tool("pymupdf-xhtml", "html")(pymupdf(lambda it: it.get_text("xhtml")))
tool("pymupdf-tabs")(
    pymupdf(lambda it: joined("\t", "")([t.extract() for t in it.find_tables().tables]))
)
tool("pymupdf-markdown")(
    pymupdf(lambda it: "\n\n".join(t.to_markdown() for t in it.find_tables().tables))
)


@tool("pypdfium2")
def pypdfium2(path):
    import pypdfium2

    pages = pypdfium2.PdfDocument(path)
    return "\n".join(it.get_textpage().get_text_range() for it in pages)


@tool("pypdfium2-bounded")
def pypdfium2_bounded(path):
    import pypdfium2

    pages = pypdfium2.PdfDocument(path)
    return "\n".join(it.get_textpage().get_text_bounded() for it in pages)


@tool("pdftext")
def pdftext(path):
    from pdftext.extraction import plain_text_output

    return plain_text_output(str(path), sort=True)


@tool("pdf-oxide")
def pdf_oxide(path):
    from pdf_oxide import PdfDocument

    document = PdfDocument(str(path))
    return "\n".join(document.extract_text(it) for it in range(document.page_count()))


@tool("pdf-oxide-markdown")
def pdf_oxide_markdown(path):
    from pdf_oxide import PdfDocument

    document = PdfDocument(str(path))
    return "\n".join(document.to_markdown(it) for it in range(document.page_count()))


@tool("markitdown")
def markitdown(path):
    from markitdown import MarkItDown

    return MarkItDown().convert(str(path)).text_content


if __name__ == "__main__":
    main("*.pdf", prefix=sys.argv[3])
