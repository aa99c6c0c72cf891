"""Word's and Excel's files through libraries from PyPI and through pandoc."""
import csv
import io
import sys

from tool import main, program, tool

WORD = sys.argv[3] == "docx"


def blocks(path):
    """The paragraphs and tables of a Word file, in order."""
    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    document = docx.Document(str(path))
    for it in document.element.body:
        if it.tag.endswith("}p"):
            yield Paragraph(it, document)
        elif it.tag.endswith("}tbl"):
            yield Table(it, document)


def python_docx(mark, once):
    def extract(path):
        lines = []
        for it in blocks(path):
            if not hasattr(it, "rows"):
                lines.append(it.text)
                continue
            for row in it.rows:
                # A merged cell stands in the row as often as it is wide.
                cells = list({id(c._tc): c for c in row.cells}.values()) if once else row.cells
                lines.append(mark.join(c.text for c in cells))
        return "\n".join(lines)

    return extract


def pandoc(form):
    return lambda path: program("pandoc", "-f", "docx", "-t", form, path)


def mammoth(convert):
    def extract(path):
        import mammoth

        with open(path, "rb") as file:
            return getattr(mammoth, convert)(file).value

    return extract


def docx2txt(path):
    import docx2txt

    return docx2txt.process(str(path))


def docx2python(path):
    from docx2python import docx2python

    with docx2python(path) as document:
        return document.text


def markitdown(path):
    from markitdown import MarkItDown

    return MarkItDown().convert(str(path)).text_content


def rows(path):
    """The cells of a workbook by openpyxl."""
    import openpyxl

    for sheet in openpyxl.load_workbook(path):
        yield from sheet.iter_rows(values_only=True)


def openpyxl(mark, blank):
    def extract(path):
        return "\n".join(
            mark.join(blank if it is None else str(it) for it in row) for row in rows(path)
        )

    return extract


def openpyxl_csv(path):
    text = io.StringIO()
    csv.writer(text).writerows(rows(path))
    return text.getvalue()


def calamine(path):
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return "\n".join("\t".join(str(it) for it in row) for row in sheet.to_python())


def pandas(write):
    def extract(path):
        import pandas

        return write(pandas.read_excel(path, header=None))

    return extract


def xlsx2csv(path):
    from xlsx2csv import Xlsx2csv

    text = io.StringIO()
    Xlsx2csv(str(path), outputencoding="utf-8").convert(text)
    return text.getvalue()


if WORD:
    for name, mark in {"tabs": "\t", "bars": " | ", "spaces": " ", "lines": "\n"}.items():
        tool(f"python-docx-{name}")(python_docx(mark, once=True))
        tool(f"python-docx-{name}-repeated")(python_docx(mark, once=False))
    for form in "plain markdown gfm rst html4 mediawiki org asciidoc".split():
        tool(f"pandoc-{form}", "html" if form == "html4" else "txt")(pandoc(form))
    tool("mammoth", "html")(mammoth("convert_to_html"))
    tool("mammoth-text")(mammoth("extract_raw_text"))
    tool("mammoth-markdown")(mammoth("convert_to_markdown"))
    tool("docx2txt")(docx2txt)
    tool("docx2python")(docx2python)
else:
    tool("openpyxl-tabs")(openpyxl("\t", ""))
    tool("openpyxl-none")(openpyxl("\t", "None"))
    tool("openpyxl-spaces")(openpyxl(" ", ""))
    tool("openpyxl-csv", "csv")(openpyxl_csv)
    tool("calamine")(calamine)
    tool("pandas-csv", "csv")(pandas(lambda it: it.to_csv(index=False, header=False)))
    tool("pandas-string")(pandas(lambda it: it.to_string()))
    tool("pandas-markdown")(pandas(lambda it: it.to_markdown()))
    tool("xlsx2csv", "csv")(xlsx2csv)
tool("markitdown")(markitdown)

if __name__ == "__main__":
    main(f"*.{sys.argv[3]}", prefix=f"{sys.argv[3]}-")
