//! Prints reports in the shapes in which their text arrives.

use gouji::Source;
use gouji::form::{APPLICANTS, CellId, Edition, Group, OUTCOMES, Row, TableId, table};

use super::report::Report;

/// A shape of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Bars between the cells of a row, the room of merged cells as bars at the end.
    Bars,
    /// Bars, one cell a line.
    BarsCellPerLine,
    /// One cell a line with blank lines between.
    CellPerLine,
    /// Tabs, merged cells as empty cells (Word, Excel).
    TabGrid,
    /// Tabs, merged cells absent (a browser's selection).
    TabSelection,
    /// A markdown table.
    Markdown,
    /// Commas, merged cells as empty cells.
    Comma,
    /// Box drawing of a text browser, long labels over several lines.
    Boxes,
    /// Text out of a PDF in the order of its stream: labels wrapped, a row's figures on one line.
    PdfStream,
    /// Text out of a PDF with its layout kept: figures beside the middle of wrapped labels.
    PdfLayout,
    /// Everything on one line with single spaces.
    OneLine,
    /// Everything on one line with nothing between.
    Glued,
    /// A page with plain tables.
    Html,
    /// Word's clipboard.
    WordHtml,
}

impl Shape {
    pub const ALL: [Self; 14] = [
        Self::Bars,
        Self::BarsCellPerLine,
        Self::CellPerLine,
        Self::TabGrid,
        Self::TabSelection,
        Self::Markdown,
        Self::Comma,
        Self::Boxes,
        Self::PdfStream,
        Self::PdfLayout,
        Self::OneLine,
        Self::Glued,
        Self::Html,
        Self::WordHtml,
    ];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::BarsCellPerLine => "bars, one cell a line",
            Self::CellPerLine => "one cell a line",
            Self::TabGrid => "tabs, grid",
            Self::TabSelection => "tabs, selection",
            Self::Markdown => "markdown",
            Self::Comma => "commas",
            Self::Boxes => "boxes",
            Self::PdfStream => "PDF, stream",
            Self::PdfLayout => "PDF, layout kept",
            Self::OneLine => "one line",
            Self::Glued => "glued",
            Self::Html => "HTML",
            Self::WordHtml => "Word's HTML",
        }
    }

    /// Whether blank cells keep their places in this shape.
    pub const fn keeps_blanks(self) -> bool {
        matches!(
            self,
            Self::TabGrid
                | Self::TabSelection
                | Self::Markdown
                | Self::Comma
                | Self::Boxes
                | Self::Html
                | Self::WordHtml
        )
    }

    /// Whether it is text out of a PDF.
    pub const fn is_of_pdf(self) -> bool {
        matches!(self, Self::PdfStream | Self::PdfLayout)
    }

    /// Whether it is markup.
    pub const fn is_html(self) -> bool {
        matches!(self, Self::Html | Self::WordHtml)
    }
}

/// How the figures are written.
pub type Figure = fn(&Report, CellId) -> String;

/// Plain figures.
pub fn plain(report: &Report, cell: CellId) -> String {
    report.get(cell).to_string()
}

/// Nothing where the figure is 0.
pub fn blank_zeros(report: &Report, cell: CellId) -> String {
    if report.get(cell).is_zero() { String::new() } else { plain(report, cell) }
}

/// A cell of a table with the room that it takes.
#[derive(Clone, Debug)]
pub struct Piece {
    pub text: String,
    pub colspan: usize,
    pub rowspan: usize,
    pub is_figure: bool,
}

/// A row of pieces: the cells that begin in it.
pub type Pieces = Vec<Piece>;

fn label(text: &str, colspan: usize, rowspan: usize) -> Piece {
    Piece { text: text.to_owned(), colspan, rowspan, is_figure: false }
}

/// The report in this shape.
pub fn print(report: &Report, shape: Shape, figure: Figure) -> Source {
    print_edited(report, shape, figure, |_| {})
}

/// As [`print`], with the cells of each table changed before they are laid out.
pub fn print_edited(
    report: &Report,
    shape: Shape,
    figure: Figure,
    mut edit: impl FnMut(&mut Vec<Pieces>),
) -> Source {
    let name = format!("{shape:?}");
    let mut text = head(report, shape);
    for id in TableId::ALL {
        text.push_str(&heading(id, shape));
        let mut rows = pieces(report, id, figure);
        edit(&mut rows);
        text.push_str(&table_in(&rows, shape, width(report, id)));
    }
    text.push_str(&tail(shape));
    if shape.is_html() { Source::html(name, text) } else { Source::text(name, text) }
}

fn head(report: &Report, shape: Shape) -> String {
    let year = report.year;
    let lines = [
        format!("青石镇{year}年政府信息公开工作年度报告"),
        "一、总体情况".to_owned(),
        format!(
            "{year}年，我镇按照要求做好政府信息公开工作，通过网站公开信息 {} 条，收到政府信息公开申请若干件，均按时答复，予以公开的及时公开。",
            300 + u32::from(year % 7)
        ),
    ];
    paragraphs(&lines, shape)
}

fn tail(shape: Shape) -> String {
    let lines = [
        "五、存在的主要问题及改进情况".to_owned(),
        "一是人手不足；二是更新不够及时。2 次培训之后有所改进。".to_owned(),
        "六、其他需要报告的事项".to_owned(),
        "本年度没有收取信息处理费。".to_owned(),
    ];
    paragraphs(&lines, shape)
}

fn heading(id: TableId, shape: Shape) -> String {
    paragraphs(&[id.heading().to_owned()], shape)
}

fn paragraphs(lines: &[String], shape: Shape) -> String {
    lines
        .iter()
        .map(|it| match shape {
            Shape::Html => format!("<p>{it}</p>\n"),
            Shape::WordHtml => format!(
                "<p class=MsoNormal><span style='font-family:仿宋'>{it}<o:p></o:p></span></p>\n"
            ),
            Shape::OneLine => format!("{it} "),
            Shape::Glued => it.clone(),
            Shape::PdfStream | Shape::PdfLayout => wrap(it, 30).join("\n") + "\n",
            _ => format!("{it}\n"),
        })
        .collect()
}

fn width(report: &Report, id: TableId) -> usize {
    match id {
        TableId::Disclosure if report.edition == Edition::Form2019 => 4,
        TableId::Disclosure => 4,
        TableId::Applications => 10,
        TableId::Disputes => 15,
    }
}

/// The cells of a table of the report.
pub fn pieces(report: &Report, id: TableId, figure: Figure) -> Vec<Pieces> {
    match id {
        TableId::Disclosure => disclosure(report, figure),
        TableId::Applications => applications(report, figure),
        TableId::Disputes => disputes(report, figure),
    }
}

fn figures(
    report: &Report,
    id: TableId,
    row: usize,
    figure: Figure,
) -> impl Iterator<Item = Piece> {
    let n = table(id, report.edition).rows[row].columns.len();
    (0..n).map(move |column| Piece {
        text: figure(report, CellId::new(id, row, column)),
        colspan: 1,
        rowspan: 1,
        is_figure: true,
    })
}

fn disclosure(report: &Report, figure: Figure) -> Vec<Pieces> {
    let rows = table(TableId::Disclosure, report.edition).rows;
    let items: &[(&str, &[usize])] = match report.edition {
        Edition::Form2021 => {
            &[("（一）", &[0, 1]), ("（五）", &[2]), ("（六）", &[3, 4]), ("（八）", &[5])]
        }
        Edition::Form2019 => &[
            ("（一）", &[0, 1]),
            ("（五）", &[2, 3]),
            ("（六）", &[4, 5]),
            ("（八）", &[6]),
            ("（九）", &[7]),
        ],
    };
    let mut res = Vec::new();
    for (item, block) in items {
        res.push(vec![label(&format!("第二十条第{item}项"), 4, 1)]);
        let columns = rows[block[0]].columns;
        let widen = |idx: usize, n: usize| if idx + 1 == n { 4 - n } else { 1 };
        let mut head = vec![label("信息内容", 1, 1)];
        head.extend(
            columns
                .iter()
                .enumerate()
                .map(|(idx, it)| label(it.label, widen(idx, columns.len()), 1)),
        );
        res.push(head);
        for row in *block {
            let mut pieces = vec![label(rows[*row].label, 1, 1)];
            pieces.extend(
                figures(report, TableId::Disclosure, *row, figure)
                    .enumerate()
                    .map(|(idx, it)| Piece { colspan: widen(idx, columns.len()), ..it }),
            );
            res.push(pieces);
        }
    }
    res
}

fn applications(report: &Report, figure: Figure) -> Vec<Pieces> {
    let rows = table(TableId::Applications, report.edition).rows;
    let n_results = rows.len() - 3;
    let mut res = vec![
        vec![
            label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            label("申请人情况", 7, 1),
        ],
        vec![label("自然人", 1, 2), label("法人或其他组织", 5, 1), label("总计", 1, 2)],
        APPLICANTS[1..6].iter().map(|it| label(it.label, 1, 1)).collect(),
    ];
    let mut last: Option<Group> = None;
    for (idx, row) in rows.iter().enumerate() {
        let mut pieces = Vec::new();
        if idx == 2 {
            pieces.push(label("三、本年度办理结果", 1, n_results));
        }
        match row.group {
            Some(group) => {
                if last != Some(group) {
                    let n = rows.iter().filter(|it| it.group == Some(group)).count();
                    pieces.push(label(group.label, 1, n));
                }
                pieces.push(label(row.label, 1, 1));
            }
            None => pieces.push(label(row.label, if is_result(idx, rows) { 2 } else { 3 }, 1)),
        }
        last = row.group;
        pieces.extend(figures(report, TableId::Applications, idx, figure));
        res.push(pieces);
    }
    res
}

fn is_result(idx: usize, rows: &[Row]) -> bool {
    (2..rows.len() - 1).contains(&idx)
}

fn disputes(report: &Report, figure: Figure) -> Vec<Pieces> {
    let outcomes = |rowspan| OUTCOMES.iter().map(move |it| label(it.label, 1, rowspan));
    let mut second: Pieces = outcomes(2).collect();
    second.extend([label("未经复议直接起诉", 5, 1), label("复议后起诉", 5, 1)]);
    vec![
        vec![label("行政复议", 5, 1), label("行政诉讼", 10, 1)],
        second,
        outcomes(1).chain(outcomes(1)).collect(),
        (0..3).flat_map(|it| figures(report, TableId::Disputes, it, figure)).collect(),
    ]
}

fn table_in(rows: &[Pieces], shape: Shape, width: usize) -> String {
    match shape {
        Shape::Bars => rows.iter().map(|it| bars(it, width)).collect(),
        Shape::BarsCellPerLine => {
            rows.iter().map(|it| bars(it, width).replace(" | ", " |\n")).collect()
        }
        Shape::CellPerLine => rows.iter().flatten().map(|it| format!("{}\n\n", it.text)).collect(),
        Shape::TabGrid => grid(rows, width).iter().map(|it| it.join("\t") + "\n").collect(),
        Shape::TabSelection => texts(rows).map(|it| it.join("\t") + "\n").collect(),
        Shape::Markdown => markdown(&grid(rows, width)),
        Shape::Comma => grid(rows, width)
            .iter()
            .map(|it| it.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(",") + "\n")
            .collect(),
        Shape::Boxes => boxes(&grid(rows, width)),
        Shape::PdfStream => rows.iter().map(pdf_stream).collect(),
        Shape::PdfLayout => pdf_layout(rows),
        Shape::OneLine => texts(rows).map(|it| it.join(" ") + " ").collect(),
        Shape::Glued => texts(rows).map(|it| it.concat()).collect(),
        Shape::Html => html(rows),
        Shape::WordHtml => word_html(rows, width),
    }
}

fn texts(rows: &[Pieces]) -> impl Iterator<Item = Vec<String>> {
    rows.iter().map(|it| it.iter().map(|it| it.text.clone()).collect())
}

fn bars(row: &Pieces, width: usize) -> String {
    let cells: Vec<&str> = row.iter().map(|it| it.text.as_str()).collect();
    format!("{} | {}\n", cells.join(" | "), "|".repeat(width.saturating_sub(row.len())))
}

/// Every cell of the grid; merged cells hold their text at their first place.
fn grid(rows: &[Pieces], width: usize) -> Vec<Vec<String>> {
    let mut res = vec![vec![None::<String>; width]; rows.len()];
    for (idx, row) in rows.iter().enumerate() {
        let mut column = 0;
        for piece in row {
            while res[idx][column].is_some() {
                column += 1;
            }
            for below in res[idx..].iter_mut().take(piece.rowspan) {
                below[column..column + piece.colspan].fill(Some(String::new()));
            }
            res[idx][column] = Some(piece.text.clone());
            column += piece.colspan;
        }
    }
    res.into_iter().map(|it| it.into_iter().map(Option::unwrap_or_default).collect()).collect()
}

fn markdown(grid: &[Vec<String>]) -> String {
    let line = |it: &Vec<String>| format!("| {} |\n", it.join(" | "));
    let rule = format!("|{}\n", "---|".repeat(grid[0].len()));
    let mut lines = grid.iter().map(line);
    lines.next().into_iter().chain([rule]).collect::<String>() + &lines.collect::<String>()
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn boxes(grid: &[Vec<String>]) -> String {
    let rule = format!("├{}┤\n", vec!["────"; grid[0].len()].join("┼"));
    let mut res = rule.clone();
    for row in grid {
        let cells: Vec<Vec<String>> = row.iter().map(|it| wrap(it, 12)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        for line in 0..height {
            let texts =
                cells.iter().map(|it| format!(" {} ", it.get(line).map_or("", String::as_str)));
            res += &format!("│{}│\n", texts.collect::<Vec<_>>().join("│"));
        }
        res += &rule;
    }
    res
}

/// `text` in lines of at most `width` characters; at least one line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    if chars.is_empty() {
        return vec![String::new()];
    }
    chars.chunks(width).map(|it| it.iter().collect()).collect()
}

fn pdf_stream(row: &Pieces) -> String {
    let labels: Vec<String> = row
        .iter()
        .filter(|it| !it.is_figure)
        .flat_map(|it| wrap(&it.text, if it.rowspan > 3 { 1 } else { 16 }))
        .collect();
    let figures: Vec<&str> =
        row.iter().filter(|it| it.is_figure).map(|it| it.text.as_str()).collect();
    let is_head = figures.is_empty();
    let figures = figures.join(" ");
    if is_head || labels.is_empty() {
        return labels.join("\n") + &figures + "\n";
    }
    let (last, before) = labels.split_last().expect("a row with a label has a line of it");
    let mut res: String = before.iter().map(|it| format!("{it}\n")).collect();
    // A wrapped label's figures stand on a line of their own.
    res += &if before.is_empty() {
        format!("{last} {figures}\n")
    } else {
        format!("{last}\n{figures}\n")
    };
    res
}

fn pdf_layout(rows: &[Pieces]) -> String {
    let mut res = String::new();
    let mut page = 1;
    for (idx, row) in rows.iter().enumerate() {
        let own = row.iter().rev().find(|it| !it.is_figure).map_or("", |it| it.text.as_str());
        let others: Vec<&str> = row
            .iter()
            .filter(|it| !it.is_figure && it.text != own)
            .map(|it| it.text.as_str())
            .collect();
        let figures: String =
            row.iter().filter(|it| it.is_figure).map(|it| format!(" {:>13}", it.text)).collect();
        if row.iter().any(|it| it.is_figure && it.text.contains('\n')) {
            res += &wrapped_row(row);
            continue;
        }
        let lines = wrap(own, 14);
        let middle = lines.len() / 2;
        for other in others {
            res += &format!("     {other}\n");
        }
        for (line, text) in lines.iter().enumerate() {
            let beside = if line == middle { figures.as_str() } else { "" };
            res += &format!("          {text:<16}{beside}\n");
        }
        if idx % 11 == 10 {
            res += &format!("\n                                  - {page} -\n\u{c}");
            page += 1;
        }
    }
    res
}

/// A row whose cells have several lines, one under the other.
fn wrapped_row(row: &Pieces) -> String {
    let height = row.iter().map(|it| it.text.split('\n').count()).max().unwrap_or(1);
    let line = |idx: usize| -> String {
        let text = |it: &Piece| it.text.split('\n').nth(idx).unwrap_or_default().to_owned();
        let cell = |it: &Piece| match it.is_figure {
            true => format!(" {:>13}", text(it)),
            false => format!("  {:<16}", text(it)),
        };
        row.iter().map(cell).collect::<String>() + "\n"
    };
    (0..height).map(line).collect()
}

fn html(rows: &[Pieces]) -> String {
    let cell = |it: &Piece| {
        let span =
            |name: &str, n: usize| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
        format!(
            "<td{}{}>{}</td>",
            span("colspan", it.colspan),
            span("rowspan", it.rowspan),
            it.text
        )
    };
    let row = |it: &Pieces| format!("<tr>{}</tr>\n", it.iter().map(cell).collect::<String>());
    format!(
        "<table border=1><tbody>\n{}</tbody></table>\n",
        rows.iter().map(row).collect::<String>()
    )
}

fn word_html(rows: &[Pieces], width: usize) -> String {
    let cell = |it: &Piece| {
        let lines = if it.is_figure { vec![it.text.clone()] } else { wrap(&it.text, 8) };
        let lines: String = lines
            .iter()
            .map(|it| format!("<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US style='font-size:9.0pt;font-family:宋体'>{it}<o:p></o:p></span></p>"))
            .collect();
        format!(
            "<td width=57 colspan={} rowspan={} style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>\n  {lines}\n  </td>",
            it.colspan, it.rowspan
        )
    };
    let row = |it: &Pieces| {
        format!(
            " <tr style='mso-yfti-irow:0;height:14.2pt'>\n  {}\n </tr>\n",
            it.iter().map(cell).collect::<String>()
        )
    };
    let phantom = format!(
        " <![if !supportMisalignedColumns]>\n <tr height=0>\n{} </tr>\n <![endif]>\n",
        "  <td width=57 style='border:none'></td>\n".repeat(width)
    );
    format!(
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>\n{}{phantom}</table>\n",
        rows.iter().map(row).collect::<String>()
    )
}
