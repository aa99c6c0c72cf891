"""Web pages through programs from Debian: text browsers and converters."""
from tool import main, program, tool

for columns in ("80", "132", "240"):

    @tool(f"w3m-{columns}")
    def w3m(path, columns=columns):
        options = ("-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", columns)
        return program("w3m", *options, path)

    @tool(f"lynx-{columns}")
    def lynx(path, columns=columns):
        options = ("-display_charset=utf-8", "-assume_charset=utf-8", "-width", columns)
        return program("lynx", "-dump", "-nolist", *options, path)

    @tool(f"links2-{columns}")
    def links2(path, columns=columns):
        return program("links2", "-dump", "-width", columns, "-codepage", "utf-8", path)

    @tool(f"elinks-{columns}")
    def elinks(path, columns=columns):
        options = ("-dump-charset", "utf-8", "-dump-width", columns, "-no-references", "-no-home")
        encoding = 'set document.codepage.assume = "utf-8"'
        return program("elinks", "-dump", *options, "-eval", encoding, path)


@tool("w3m-graphic")
def w3m_graphic(path):
    options = ("-dump", "-graph", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8")
    return program("w3m", *options, "-cols", "160", path)


@tool("lynx-links")
def lynx_links(path):
    return program("lynx", "-dump", "-display_charset=utf-8", "-assume_charset=utf-8", path)


@tool("debian-html2text")
def debian_html2text(path):
    return program("html2text", "-utf8", "-nobs", "-width", "160", path)


@tool("vilistextum")
def vilistextum(path):
    return program("vilistextum", "-u", "-s", path, "-")


FORMATS = (
    "plain markdown gfm commonmark markdown_mmd markdown_phpextra rst org asciidoc textile "
    "mediawiki dokuwiki jira muse xwiki zimwiki latex context man ms rtf docbook jats opml "
    "haddock native html4 tei icml"
)
for form in FORMATS.split():

    @tool(f"pandoc-{form}", "html" if form == "html4" else "txt")
    def pandoc(path, form=form):
        return program("pandoc", "-f", "html", "-t", form, path)


@tool("pandoc-plain-wide")
def pandoc_wide(path):
    return program("pandoc", "-f", "html", "-t", "plain", "--columns=240", path)


@tool("pandoc-markdown-pipes")
def pandoc_pipes(path):
    form = "markdown-simple_tables-multiline_tables-grid_tables+pipe_tables"
    return program("pandoc", "-f", "html", "-t", form, "--columns=500", path)


@tool("pandoc-grid")
def pandoc_grid(path):
    form = "markdown-simple_tables-multiline_tables-pipe_tables+grid_tables"
    return program("pandoc", "-f", "html", "-t", form, path)


if __name__ == "__main__":
    main("*.html")
