//! Prints a report as a web page, in the styles that sites publish them in.

use gouji::form::{CellId, TableId};

use super::super::print::{Figure, Piece, Pieces, blank_zeros, pieces, plain, wrap};
use super::super::report::Report;

/// How a site writes its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Bare rows and cells.
    Bare,
    /// Heads in `th`, columns in a `colgroup`, a caption.
    Official,
    /// Saved by Word: a paragraph in each cell, figures and ordinals in spans of their own.
    Word,
    /// A portal's content system: navigation, scripts, labels broken by hand, `&nbsp;` in blanks.
    Portal,
    /// A rich-text editor: sections, several paragraphs in a cell, breaks within words.
    Editor,
    /// Tables within a table that lays out the page.
    Layout,
    /// Tables that go on in another table after a page break, heads repeated.
    Split,
    /// No tables but blocks that look like one.
    Blocks,
}

/// How a zero is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zeros {
    Printed,
    Blank,
    Dash,
}

impl Style {
    pub const ALL: [Self; 8] = [
        Self::Bare,
        Self::Official,
        Self::Word,
        Self::Portal,
        Self::Editor,
        Self::Layout,
        Self::Split,
        Self::Blocks,
    ];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Official => "official",
            Self::Word => "word",
            Self::Portal => "portal",
            Self::Editor => "editor",
            Self::Layout => "layout",
            Self::Split => "split",
            Self::Blocks => "blocks",
        }
    }
}

impl Zeros {
    pub const ALL: [Self; 3] = [Self::Printed, Self::Blank, Self::Dash];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Blank => "blank",
            Self::Dash => "dash",
        }
    }

    fn figure(self) -> Figure {
        match self {
            Self::Printed => plain,
            Self::Blank => blank_zeros,
            Self::Dash => dash_zeros,
        }
    }
}

fn dash_zeros(report: &Report, cell: CellId) -> String {
    if report.get(cell).is_zero() { "—".to_owned() } else { plain(report, cell) }
}

/// The report as a page of its own.
pub fn page(report: &Report, style: Style, zeros: Zeros) -> String {
    let year = report.year;
    let title = format!("青石镇{year}年政府信息公开工作年度报告");
    let mut body = format!("<h1>{title}</h1>\n");
    body += &paragraphs(&opening(year), style);
    for id in TableId::ALL {
        body += &paragraphs(&[id.heading().to_owned()], style);
        body += &tables(pieces(report, id, zeros.figure()), id, style);
    }
    body += &paragraphs(&closing(year), style);
    let css = match style {
        Style::Word => "td{border:solid windowtext 1pt;font-size:9pt;padding:0 4pt}",
        Style::Editor => "td{border:1px solid #ddd;word-break:break-all;font-size:14px}",
        Style::Blocks => {
            ".table{display:table;width:100%}.tr{display:table-row}.td{display:table-cell;border:1px solid #999;font-size:12px}"
        }
        _ => "td,th{border:1px solid #000;padding:2px 4px;text-align:center;font-size:12px}",
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title>\n<style>table{{border-collapse:collapse;width:100%}}{css}</style></head>\n<body>\n{}</body></html>\n",
        framed(&body, style)
    )
}

/// Prose with figures in it, as reports have it.
fn opening(year: u16) -> [String; 4] {
    [
        format!("本报告统计期限自{year}年1月1日至{year}年12月31日。电话：0000-1234567。"),
        "一、总体情况".to_owned(),
        format!("（一）主动公开。{year}年，我镇主动公开政府信息325条，占比分别为3.7%、88.3%、8%。"),
        "（二）依申请公开。当面申请3件、网络申请12件，予以公开、部分公开、不予公开的均已答复。"
            .to_owned(),
    ]
}

fn closing(year: u16) -> [String; 5] {
    [
        "五、存在的主要问题及改进情况".to_owned(),
        "一是2类信息更新不及时；二是仅有1名专职人员。将从3个方面改进：1.加强学习；2.完善制度。"
            .to_owned(),
        "六、其他需要报告的事项".to_owned(),
        format!("{year}年发出收费通知0件，总金额0元。"),
        format!("{}年1月18日", year + 1),
    ]
}

fn paragraphs(lines: &[String], style: Style) -> String {
    let line = |it: &String| match style {
        Style::Word => format!(
            "<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋'>{}<o:p></o:p></span></p>\n",
            in_runs(it)
        ),
        Style::Portal => {
            format!("<p align=\"justify\"><font face=\"宋体\">&nbsp;&nbsp;&nbsp; {it}</font></p>\n")
        }
        Style::Editor => format!(
            "<section><p style=\"text-indent:2em;\"><strong><span>{it}</span></strong><br/></p></section>\n"
        ),
        _ => format!("<p>{it}</p>\n"),
    };
    lines.iter().map(line).collect()
}

/// The content with what the site puts around it.
fn framed(body: &str, style: Style) -> String {
    match style {
        Style::Portal => format!(
            "<div class=\"nav\"><a href=\"/\">首页</a> &gt; <a href=\"/zwgk/\">政务公开</a></div>\n<div class=\"info\">发布日期：01-18 浏览次数：<span id=\"hits\">1086</span> 字体：[大 中 小]</div>\n<div class=\"TRS_Editor\">\n{body}</div>\n<script>var hits=1086;document.title='<td>';</script>\n<div class=\"share\">【打印】 【关闭】</div>\n<div class=\"footer\">备案号：00000000号-1 技术支持：12345</div>\n"
        ),
        Style::Layout => format!(
            "<table width=\"960\" align=\"center\"><tr><td width=\"200\"><ul><li>机构职能</li><li>年度报告</li></ul></td><td>\n{body}</td></tr><tr><td colspan=\"2\">版权所有 电话 12345</td></tr></table>\n"
        ),
        Style::Word => {
            format!("<div class=WordSection1 style='layout-grid:15.6pt'>\n{body}</div>\n")
        }
        _ => body.to_owned(),
    }
}

fn tables(rows: Vec<Pieces>, id: TableId, style: Style) -> String {
    match style {
        Style::Split if id == TableId::Applications => {
            let (first, second) = split(rows);
            table(&first, style)
                + "<p style=\"page-break-before:always\"></p>\n"
                + &table(&second, style)
        }
        _ => table(&rows, style),
    }
}

/// The table cut in two where its fourth group begins; the second part repeats the head of three
/// rows, and the label that spans the cut is blank there.
fn split(rows: Vec<Pieces>) -> (Vec<Pieces>, Vec<Pieces>) {
    const HEAD: usize = 3;
    let at = rows.iter().position(|it| it[0].text.starts_with("（五）")).expect("the form has it");
    let (mut first, rest) = (rows[..at].to_vec(), &rows[at..]);
    let spanning = first[HEAD + 2].first_mut().expect("a row has cells");
    let n_left = spanning.rowspan - (at - HEAD - 2);
    spanning.rowspan -= n_left;
    let going_on = Piece { text: String::new(), rowspan: n_left, ..spanning.clone() };
    let mut second = [&rows[..HEAD], rest].concat();
    second[HEAD].insert(0, going_on);
    (first, second)
}

fn table(rows: &[Pieces], style: Style) -> String {
    let rows: String = rows.iter().map(|it| row(it, style)).collect();
    match style {
        Style::Bare | Style::Layout | Style::Split => {
            format!("<table border=\"1\">\n<tbody>\n{rows}</tbody>\n</table>\n")
        }
        Style::Official => format!(
            "<table border=\"1\"><caption>（单位：件）</caption><colgroup><col width=\"10%\"><col></colgroup>\n{rows}</table>\n"
        ),
        Style::Word => format!(
            "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\n{rows}</table>\n<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n"
        ),
        Style::Portal => format!(
            "<div align=\"center\"><table style=\"WIDTH: 100%\" border=\"1\" cellspacing=\"0\"><tbody>\n{rows}</tbody></table></div>\n<p>&nbsp;</p>\n"
        ),
        Style::Editor => format!(
            "<section style=\"overflow-x:auto\"><table><tbody>\n{rows}</tbody></table></section>\n"
        ),
        Style::Blocks => format!("<div class=\"table\">\n{rows}</div>\n"),
    }
}

fn row(row: &Pieces, style: Style) -> String {
    let cells: String = row.iter().map(|it| cell(it, row, style)).collect();
    match style {
        Style::Blocks => format!("<div class=\"tr\">{cells}</div>\n"),
        Style::Word => format!(" <tr style='mso-yfti-irow:1;height:14.2pt'>\n{cells} </tr>\n"),
        _ => format!("<tr>{cells}</tr>\n"),
    }
}

fn cell(it: &Piece, row: &Pieces, style: Style) -> String {
    let (text, spans) = (&it.text, spans(it));
    let lines = |n: usize| wrap(text, n);
    match style {
        Style::Bare | Style::Layout | Style::Split => format!("<td{spans}>{text}</td>"),
        Style::Official => {
            let name = if row.iter().any(|it| it.is_figure) { "td" } else { "th" };
            format!("<{name} valign=\"middle\"{spans}>{text}</{name}>")
        }
        Style::Word => format!(
            "  <td width=57{spans} style='border:solid windowtext 1.0pt'>\n  <p class=MsoNormal align=center style='text-align:center'><span lang=EN-US style='font-size:9.0pt'>{}<o:p></o:p></span></p>\n  </td>\n",
            in_runs(text)
        ),
        Style::Portal if text.is_empty() => format!("<td{spans}>&nbsp;</td>"),
        Style::Portal if it.is_figure => {
            format!("<td{spans}><p align=\"center\"><font>{text}</font></p></td>")
        }
        Style::Portal => format!("<td{spans}>\n{}\n</td>", lines(9).join("<br />\n")),
        Style::Editor => {
            let line = |it: &String| format!("<p><span>{it}</span></p>");
            let lines = if it.is_figure { vec![text.clone()] } else { lines(12) };
            format!("<td{spans} valign=\"top\">{}</td>", lines.iter().map(line).collect::<String>())
        }
        Style::Blocks => format!("<div class=\"td\">{text}</div>"),
    }
}

fn spans(it: &Piece) -> String {
    let span =
        |name: &str, n: usize| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
    span("colspan", it.colspan) + &span("rowspan", it.rowspan)
}

/// The text as Word writes it after some editing: digits in spans of their own, one of them cut.
fn in_runs(text: &str) -> String {
    let mut res = String::new();
    let mut chars = text.chars().peekable();
    while let Some(it) = chars.next() {
        res.push(it);
        let next = chars.peek().is_some_and(char::is_ascii_digit);
        if it.is_ascii_digit() && next && res.len().is_multiple_of(2) {
            res += "</span><span lang=EN-US>";
        }
    }
    res
}
