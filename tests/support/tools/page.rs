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
    /// Saved by Excel: widths, classes, commas between thousands.
    Excel,
    /// Made for the printer: large type, a running head and a number on each sheet, the heads of the
    /// tables repeated there.
    Paged,
    /// Columns too narrow for what stands in them, a label with one character a line.
    Narrow,
    /// Footnotes on labels, notes and a table of somebody's own behind those of the form.
    Noted,
}

/// How a zero is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zeros {
    Printed,
    Blank,
    Dash,
}

impl Style {
    pub const ALL: [Self; 12] = [
        Self::Bare,
        Self::Official,
        Self::Word,
        Self::Portal,
        Self::Editor,
        Self::Layout,
        Self::Split,
        Self::Blocks,
        Self::Excel,
        Self::Paged,
        Self::Narrow,
        Self::Noted,
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
            Self::Excel => "excel",
            Self::Paged => "paged",
            Self::Narrow => "narrow",
            Self::Noted => "noted",
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
    let running = format!(
        "@page{{margin:20mm;@top-center{{content:'{title}'}}@bottom-center{{content:'— ' counter(page) ' —'}}}}"
    );
    let css = match style {
        Style::Word => "td{border:solid windowtext 1pt;font-size:9pt;padding:0 4pt}",
        Style::Editor => "td{border:1px solid #ddd;word-break:break-all;font-size:14px}",
        Style::Blocks => {
            ".table{display:table;width:100%}.tr{display:table-row}.td{display:table-cell;border:1px solid #999;font-size:12px}"
        }
        Style::Paged => {
            &format!("{running}td,th{{border:1px solid #000;padding:10px 4px;font-size:16px}}")
        }
        Style::Narrow => {
            "table{table-layout:fixed;max-width:440px;word-break:break-all}td{border:1px solid;font-size:16px}"
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
        Style::Noted => table(&rows, style) + &notes(id),
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

/// What stands behind a table of the form without belonging to it.
fn notes(id: TableId) -> String {
    const OWN: &str = "<p>附：各科室办理情况</p>\n<table border=1>\n<tr><td>科室</td><td>受理</td><td>办结</td><td>公开</td><td>不公开</td><td>其他</td><td>退回</td><td>合计</td></tr>\n<tr><td>党政综合办公室</td><td>12</td><td>9</td><td>4</td><td>3</td><td>2</td><td>1</td><td>31</td></tr>\n<tr><td>社会事务办公室</td><td>8</td><td>7</td><td>0</td><td>0</td><td>0</td><td>0</td><td>15</td></tr>\n</table>\n";
    let own = if id == TableId::Applications { OWN } else { "" };
    format!("<p>注：①含上年未办结的2件；②统计截至12月31日，共3类。</p>\n{own}")
}

/// The rows before the first row of figures, and the others.
fn head_and_body(rows: &[Pieces]) -> (&[Pieces], &[Pieces]) {
    let at = rows.iter().position(|it| it.iter().any(|it| it.is_figure)).unwrap_or(0);
    rows.split_at(at)
}

/// Commas between thousands.
fn grouped(figure: &str) -> String {
    let (whole, rest) = figure.split_at(figure.find('.').unwrap_or(figure.len()));
    let comma = |at: usize| at > 0 && at.is_multiple_of(3);
    let digits = whole.char_indices().map(|(at, it)| {
        let is_behind =
            comma(whole.len() - at) && whole[..at].ends_with(|it: char| it.is_ascii_digit());
        if is_behind { format!(",{it}") } else { it.to_string() }
    });
    digits.collect::<String>() + rest
}

fn table(rows: &[Pieces], style: Style) -> String {
    if style == Style::Paged {
        let print = |it: &[Pieces]| it.iter().map(|it| row(it, style)).collect::<String>();
        let (head, body) = head_and_body(rows);
        let (head, body) = (print(head), print(body));
        return format!("<table>\n<thead>{head}</thead>\n<tbody>{body}</tbody>\n</table>\n");
    }
    let rows: String = rows.iter().map(|it| row(it, style)).collect();
    match style {
        Style::Bare
        | Style::Layout
        | Style::Split
        | Style::Paged
        | Style::Narrow
        | Style::Noted => {
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
        Style::Excel => format!(
            "<table border=0 cellpadding=0 cellspacing=0 width=720 style='border-collapse:collapse;width:540pt'>\n <col width=72 span=10 style='mso-width-source:userset;width:54pt'>\n{rows}</table>\n"
        ),
    }
}

fn row(row: &Pieces, style: Style) -> String {
    let cells: String = row.iter().map(|it| cell(it, row, style)).collect();
    match style {
        Style::Blocks => format!("<div class=\"tr\">{cells}</div>\n"),
        Style::Excel => format!(" <tr height=19 style='height:14.25pt'>\n{cells} </tr>\n"),
        Style::Word => format!(" <tr style='mso-yfti-irow:1;height:14.2pt'>\n{cells} </tr>\n"),
        _ => format!("<tr>{cells}</tr>\n"),
    }
}

fn cell(it: &Piece, row: &Pieces, style: Style) -> String {
    let (text, spans) = (&it.text, spans(it));
    let lines = |n: usize| wrap(text, n);
    match style {
        Style::Narrow if it.rowspan > 3 => {
            format!("<td{spans}>{}</td>", wrap(text, 1).join("<br>"))
        }
        Style::Noted if text.ends_with("总计") || text.ends_with("数量") => {
            format!("<td{spans}>{text}<sup>①</sup></td>")
        }
        Style::Excel if it.is_figure => {
            format!("  <td class=xl66 align=right{spans} x:num>{}</td>\n", grouped(text))
        }
        Style::Excel => format!("  <td class=xl65 style='border-top:none'{spans}>{text}</td>\n"),
        Style::Bare
        | Style::Layout
        | Style::Split
        | Style::Paged
        | Style::Narrow
        | Style::Noted => {
            format!("<td{spans}>{text}</td>")
        }
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
