//! Five reports of our own writing, one for each way a report comes out of the clipboard. Made
//! from numbers here: nothing is fetched for them.

use std::rc::Rc;

use super::sheet::{Sheet, Slot, sheet};

use crate::explain::Lang;
use crate::form::{CellId, Edition, TableId, table};
use crate::source::Source;

/// An example that the user can load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Bars between the cells; one total with swapped digits.
    Bars,
    /// One cell a line; everything reconciles.
    Lines,
    /// Tabs, blank cells dropped on the way.
    Tabs,
    /// Running text out of a PDF; an error that several cells would explain.
    Running,
    /// A table of a web page in the form of 2019; two totals wrong.
    Web,
}

impl Sample {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Bars, Self::Lines, Self::Tabs, Self::Running, Self::Web];

    /// What the button says.
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Bars, Lang::Zh) => "竖线分隔 · 一处错数",
            (Self::Bars, Lang::En) => "Bars · one wrong number",
            (Self::Lines, Lang::Zh) => "一格一行 · 全部平衡",
            (Self::Lines, Lang::En) => "One cell a line · all holds",
            (Self::Tabs, Lang::Zh) => "制表符 · 空格丢失",
            (Self::Tabs, Lang::En) => "Tabs · blanks lost",
            (Self::Running, Lang::Zh) => "PDF 文字 · 几种可能",
            (Self::Running, Lang::En) => "PDF text · several causes",
            (Self::Web, Lang::Zh) => "网页表格 · 2019 年版",
            (Self::Web, Lang::En) => "Web table · form of 2019",
        }
    }

    /// The report.
    pub fn source(self) -> Rc<Source> {
        let report = self.report();
        let text = report.print();
        Rc::new(match self {
            Self::Web => Source::html(report.title(), text),
            _ => Source::text(report.title(), text),
        })
    }

    fn report(self) -> Report {
        match self {
            Self::Bars => {
                Report { organ: "清溪镇人民政府", figures: TOWN, ..Report::new(self) }.but(
                    TableId::Applications,
                    23,
                    0,
                    26,
                )
            }
            Self::Lines => {
                Report { organ: "云岭区人民政府", figures: DISTRICT, ..Report::new(self) }
            }
            Self::Tabs => {
                Report { organ: "柳湾街道办事处", figures: TOWN, ..Report::new(self) }
            }
            Self::Running => {
                Report { organ: "云岭区教育局", figures: DISTRICT, ..Report::new(self) }
                    .but(TableId::Applications, 1, 0, 0)
                    .but(TableId::Applications, 1, 6, 1)
            }
            Self::Web => Report {
                organ: "松原县财政局",
                year: 2020,
                edition: Edition::Form2019,
                figures: COUNTY,
                ..Report::new(self)
            }
            .but(TableId::Applications, 2, 6, 31)
            .but(TableId::Disputes, 0, 4, 0),
        }
    }
}

/// The rows of a table that are not all 0: the place of the row, and its figures.
type Rows = &'static [(u8, &'static [&'static str])];

/// The figures of a report, by table.
type Figures = [Rows; 3];

const TOWN: Figures = [
    &[(1, &["2", "0", "9"]), (2, &["318"]), (3, &["46"]), (5, &["3.62"])],
    &[
        (0, &["58", "4", "0", "1", "0", "0", "63"]),
        (1, &["5", "0", "0", "0", "0", "0", "5"]),
        (2, &["31", "3", "0", "1", "0", "0", "35"]),
        (3, &["9", "0", "0", "0", "0", "0", "9"]),
        (7, &["2", "0", "0", "0", "0", "0", "2"]),
        (12, &["14", "1", "0", "0", "0", "0", "15"]),
        (14, &["1", "0", "0", "0", "0", "0", "1"]),
        (15, &["3", "0", "0", "0", "0", "0", "3"]),
        (20, &["2", "0", "0", "0", "0", "0", "2"]),
        (23, &["62", "4", "0", "1", "0", "0", "67"]),
        (24, &["1", "0", "0", "0", "0", "0", "1"]),
    ],
    &[(0, &["1", "0", "0", "1", "2"]), (1, &["1", "0", "0", "0", "1"])],
];

const DISTRICT: Figures = [
    &[(1, &["6", "2", "41"]), (2, &["4173"]), (3, &["1265"]), (4, &["79"]), (5, &["3199.4"])],
    &[
        (0, &["137", "6", "0", "0", "2", "0", "145"]),
        (1, &["8", "1", "0", "0", "0", "0", "9"]),
        (2, &["64", "3", "0", "0", "2", "0", "69"]),
        (3, &["12", "1", "0", "0", "0", "0", "13"]),
        (5, &["2", "0", "0", "0", "0", "0", "2"]),
        (11, &["4", "0", "0", "0", "0", "0", "4"]),
        (12, &["42", "3", "0", "0", "0", "0", "45"]),
        (13, &["7", "0", "0", "0", "0", "0", "7"]),
        (15, &["5", "0", "0", "0", "0", "0", "5"]),
        (22, &["3", "0", "0", "0", "0", "0", "3"]),
        (23, &["139", "7", "0", "0", "2", "0", "148"]),
        (24, &["6", "0", "0", "0", "0", "0", "6"]),
    ],
    &[(0, &["3", "1", "0", "1", "5"]), (2, &["2", "0", "0", "0", "2"])],
];

const COUNTY: Figures = [
    &[
        (1, &["3", "3", "17"]),
        (2, &["12", "0", "86"]),
        (4, &["38", "-2", "5"]),
        (6, &["4", "0"]),
        (7, &["26", "1843.5"]),
    ],
    &[
        (0, &["22", "2", "0", "0", "0", "0", "24"]),
        (1, &["1", "0", "0", "0", "0", "0", "1"]),
        (2, &["11", "2", "0", "0", "0", "0", "13"]),
        (3, &["3", "0", "0", "0", "0", "0", "3"]),
        (12, &["7", "0", "0", "0", "0", "0", "7"]),
        (15, &["1", "0", "0", "0", "0", "0", "1"]),
        (21, &["22", "2", "0", "0", "0", "0", "24"]),
        (22, &["1", "0", "0", "0", "0", "0", "1"]),
    ],
    &[(0, &["2", "0", "0", "0", "2"])],
];

/// A report before it is printed.
struct Report {
    sample: Sample,
    organ: &'static str,
    year: u16,
    edition: Edition,
    figures: Figures,
    slips: Vec<(CellId, u32)>,
}

impl Report {
    fn new(sample: Sample) -> Self {
        let edition = Edition::Form2021;
        Self { sample, organ: "", year: 2023, edition, figures: [&[]; 3], slips: Vec::new() }
    }

    /// The same with one figure wrong.
    fn but(mut self, table: TableId, row: usize, column: usize, figure: u32) -> Self {
        self.slips.push((CellId::new(table, row, column), figure));
        self
    }

    fn title(&self) -> String {
        format!("{}{}年政府信息公开工作年度报告", self.organ, self.year)
    }

    fn figure(&self, cell: CellId) -> String {
        if let Some((_, slip)) = self.slips.iter().find(|it| it.0 == cell) {
            return slip.to_string();
        }
        let row = self.figures[cell.table as usize].iter().find(|it| it.0 == cell.row);
        row.and_then(|it| it.1.get(cell.column as usize)).unwrap_or(&"0").to_string()
    }

    fn print(&self) -> String {
        let mut res = String::new();
        self.line(&mut res, &self.title());
        self.line(&mut res, "一、总体情况");
        self.line(&mut res, OVERVIEW);
        for id in TableId::ALL {
            self.line(&mut res, id.heading());
            self.table(&mut res, &sheet(table(id, self.edition), Lang::Zh));
        }
        self.line(&mut res, "五、存在的主要问题及改进情况");
        self.line(&mut res, PROBLEMS);
        self.line(&mut res, "六、其他需要报告的事项");
        self.line(&mut res, "本年度没有收取信息处理费。没有其他需要报告的事项。");
        res
    }

    fn line(&self, res: &mut String, text: &str) {
        match self.sample {
            Sample::Web => res.push_str(&format!("<p>{text}</p>\n")),
            _ => {
                res.push_str(text);
                res.push('\n');
            }
        }
    }

    fn table(&self, res: &mut String, sheet: &Sheet) {
        let rows = sheet.head.iter().chain(sheet.bodies.iter().flatten());
        match self.sample {
            Sample::Web => {
                res.push_str("<table border=\"1\">\n");
                rows.for_each(|it| self.web_row(res, it));
                res.push_str("</table>\n");
            }
            _ => rows.for_each(|it| self.row(res, it)),
        }
    }

    fn web_row(&self, res: &mut String, slots: &[Slot]) {
        res.push_str("<tr>");
        for slot in slots {
            let (colspan, rowspan) = match slot {
                Slot::Head(it) => (it.colspan, it.rowspan),
                Slot::Figure { colspan, .. } => (*colspan, 1),
            };
            let text = self.slot(slot);
            res.push_str(&format!("<td colspan={colspan} rowspan={rowspan}>{text}</td>"));
        }
        res.push_str("</tr>\n");
    }

    fn row(&self, res: &mut String, slots: &[Slot]) {
        let texts = slots.iter().map(|it| self.slot(it));
        let texts: Vec<String> = match self.sample {
            // On the way through this clipboard, the empty cells of two rows vanished.
            Sample::Tabs if loses_blanks(slots) => texts.filter(|it| it != "0").collect(),
            _ => texts.collect(),
        };
        res.push_str(&texts.join(match self.sample {
            Sample::Lines => "\n",
            Sample::Tabs => "\t",
            Sample::Running => " ",
            _ => " | ",
        }));
        res.push('\n');
    }

    fn slot(&self, slot: &Slot) -> String {
        match slot {
            Slot::Head(it) => it.text.clone(),
            Slot::Figure { cell, .. } => self.figure(*cell),
        }
    }
}

fn loses_blanks(slots: &[Slot]) -> bool {
    let is_label = |it: &Slot| match it {
        Slot::Head(it) => it.text.contains("上年结转") || it.text.contains("予以公开"),
        Slot::Figure { .. } => false,
    };
    slots.iter().any(is_label)
}

const OVERVIEW: &str = "本机关认真落实政府信息公开工作要求，坚持以公开为常态、不公开为例外，\
    及时公布群众关心的信息，规范办理政府信息公开申请，公开工作平稳有序。";

const PROBLEMS: &str = "存在的主要问题：一是公开内容的解读形式还不够丰富，二是经办人员业务能力有待提高。\
    改进情况：增加图文解读，全年组织两次业务培训，逐件复核申请办理台账。";
