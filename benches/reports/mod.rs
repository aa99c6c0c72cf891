//! Made-up reports as long as real ones: the tables in every shape of text, between prose.

use gouji::Source;
use gouji::decimal::Decimal;
use gouji::form::{Edition, TableId};

use crate::print::{self, Shape, wrap};
use crate::report::{Report, Rng};

/// The usual length of a report's text in bytes.
pub const TEXT_LEN: usize = 12_000;
/// The length of what Word puts on the clipboard for it.
pub const WORD_LEN: usize = 300_000;
/// How many reports a folder of a province holds.
pub const N_MIXED: u64 = 1000;

/// What a report's prose is made of.
const SENTENCES: [&str; 8] = [
    "坚持以公开为常态、不公开为例外，围绕群众关心的事项，通过政府网站主动公开政府信息328条，其中机构职能类12条、财政信息类36条、规划计划类8条，做到应公开尽公开。",
    "全年收到依申请公开45件，内容主要涉及征地拆迁、住房保障等方面，均在法定期限内答复，其中予以公开的及时提供，没有现成信息的做好解释。",
    "完善信息发布“三审三校”制度，对拟公开的内容逐条进行保密审查，2次清理失效的文件，共清理15件。",
    "政务新媒体全年发布信息1,206条，阅读量达35.6万次，微信公众号关注人数比上年增加8%。",
    "组织业务培训3次，参加培训126人次，提高了工作人员办理申请和答复的能力。",
    "一是主动公开的内容还不够丰富；二是基层公开工作人员变动较大；三是政策解读的形式比较单一。",
    "下一步，将进一步加强组织领导，细化公开目录，明确责任分工，对重点领域的信息及时更新。",
    "广泛开展政策解读，发布解读材料24篇，其中图解9篇、视频3个，回应公众关切17次，举行新闻发布会2场。",
];

/// One report with a name of its own in each shape. HTML is plain tables here, Word's see
/// [`word`].
pub fn by_shape() -> Vec<Source> {
    let shapes = Shape::ALL.into_iter().filter(|it| *it != Shape::WordHtml);
    shapes.map(|it| source(it, 1, TEXT_LEN)).collect()
}

/// What Word puts on the clipboard: a header of styles that nobody wants, then the report.
pub fn word() -> Source {
    source(Shape::WordHtml, 1, WORD_LEN)
}

/// The same report in lines with tabs and in Word's HTML, between prose up to `len` bytes.
pub fn of_len(len: usize) -> [Source; 2] {
    [source(Shape::TabGrid, 1, len), source(Shape::WordHtml, 1, len)]
}

/// Reports of both editions and of every size in all shapes in turn. Every tenth has a wrong
/// figure.
pub fn mixed() -> Vec<Source> {
    let shapes = Shape::ALL.iter().cycle();
    shapes.zip(0..N_MIXED).map(|(shape, seed)| source(*shape, seed, TEXT_LEN)).collect()
}

fn source(shape: Shape, seed: u64, len: usize) -> Source {
    let edition = if seed % 3 == 2 { Edition::Form2019 } else { Edition::Form2021 };
    let mut report = Report::balanced(edition, [3, 20, 200, 4000][seed as usize % 4], seed);
    if seed % 10 == 9 {
        spoil(&mut report, seed);
    }
    let source = print::print(&report, shape, print::plain);
    let text = match shape {
        Shape::WordHtml => word_header() + &source.text,
        _ => source.text,
    };
    let text = padded(&text, shape, len, &mut Rng::new(seed));
    Source { name: format!("{shape:?}"), text, ..source }
}

fn spoil(report: &mut Report, seed: u64) {
    let cells = report.cells();
    let summed: Vec<_> = cells.iter().filter(|it| it.table == TableId::Applications).collect();
    let cell = *summed[Rng::new(seed).below(summed.len() as u64) as usize];
    report.set(cell, report.get(cell) + Decimal::from(7));
}

/// `text` with so much prose before the first table and behind the last that it is `len` bytes
/// long at least.
fn padded(text: &str, shape: Shape, len: usize, rng: &mut Rng) -> String {
    let heading = text.find(TableId::Disclosure.heading()).expect("the report has 二");
    let before = text[..heading].rfind('\n').map_or(heading, |it| it + 1);
    let end = text.rfind("</body>").unwrap_or(text.len());
    let missing = len.saturating_sub(text.len());
    let (head, tail) = (prose(shape, missing / 2, rng), prose(shape, missing - missing / 2, rng));
    [&text[..before], &head, &text[before..end], &tail, &text[end..]].concat()
}

fn prose(shape: Shape, len: usize, rng: &mut Rng) -> String {
    let mut res = String::new();
    while res.len() < len {
        let sentence = |_| SENTENCES[rng.below(SENTENCES.len() as u64) as usize];
        let text: String = (0..3).map(sentence).collect();
        res += &paragraph(&text, shape);
    }
    res
}

fn paragraph(text: &str, shape: Shape) -> String {
    match shape {
        Shape::Html => format!("<p>{text}</p>\n"),
        Shape::WordHtml => format!(
            "<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly'><span style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体;mso-bidi-font-family:宋体;color:#333333'>{text}<span lang=EN-US><o:p></o:p></span></span></p>\n"
        ),
        Shape::OneLine => format!("{text} "),
        Shape::Glued => text.to_owned(),
        Shape::PdfStream | Shape::PdfLayout => wrap(text, 30).join("\n") + "\n",
        _ => format!("{text}\n"),
    }
}

/// Word's header: latent styles in a comment, a style sheet.
fn word_header() -> String {
    let style = |priority: usize| {
        format!(
            "  <w:LsdException Locked=\"false\" Priority=\"{priority}\" SemiHidden=\"true\" UnhideWhenUsed=\"true\" Name=\"Table Grid\"/>\n"
        )
    };
    let latent: String = (0..370).map(style).collect();
    let sheet = "p.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{mso-style-unhide:no;margin:0cm;text-align:justify;font-size:10.5pt;font-family:等线;}\n".repeat(120);
    format!(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta name=Generator content=\"Microsoft Word 15\">\n<!--[if gte mso 9]><xml><w:LatentStyles DefLockedState=\"false\">\n{latent}</w:LatentStyles></xml><![endif]-->\n<style>\n<!--\n{sheet}-->\n</style></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->\n"
    )
}
