//! Writes web pages of about 100 KB that hold a report each, as portals publish them: navigation,
//! scripts, Word's inline styles. Every tenth from the fourth on has one wrong cell.
//!
//! `pages DIR [N]` writes `DIR/0000.html` …; `pages DIR N BYTES` pads each page to about so many
//! bytes.

#[path = "../tests/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId};
use support::print::{Shape, plain, print};
use support::report::{Report, Rng};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let n: u64 = arguments.next().map_or(1000, |it| it.parse().expect("a number of pages"));
    let bytes: usize = arguments.next().map_or(100_000, |it| it.parse().expect("a size"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    for number in 0..n {
        let path = Path::new(&folder).join(format!("{number:04}.html"));
        fs::write(path, page(number, bytes)).expect("the file is written");
    }
}

fn page(number: u64, bytes: usize) -> String {
    let rng = &mut Rng::new(number);
    let size = [3, 12, 40, 250, 900][rng.below(5) as usize];
    let mut report = Report::balanced(Edition::Form2021, size, number);
    if number % 10 == 4 {
        let at = CellId::new(TableId::Applications, rng.below(25) as usize, rng.below(7) as usize);
        report.set(at, report.get(at) + Decimal::from(1 + rng.below(30) as i64));
    }
    let body = print(&report, Shape::WordHtml, plain).text;
    let mut res = String::from(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>政府信息公开</title>\n<style>.nav a{color:#1a4e8a} td{border:1px solid #000}</style>\n<script>var site={id:118,path:\"/zwgk/\"};function open_menu(n){if(n<3&&n>0){document.title=\"<td>\"}}</script></head><body>\n<div class=\"nav\"><ul>\n",
    );
    for item in 0..60 {
        writeln!(res, "<li class=\"item\"><a href=\"/zwgk/list_{item}.html\" target=\"_blank\" title=\"栏目\">政务公开栏目{item}</a></li>")
            .expect("a string takes all");
    }
    res += "</ul></div><div class=\"content\">\n";
    res += &body;
    let mut n = 0;
    while res.len() + 600 < bytes {
        n += 1;
        writeln!(
            res,
            "<p class=MsoNormal style='margin-top:0cm;text-indent:28.0pt;line-height:28.0pt;mso-line-height-rule:exactly'><span style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:\"Times New Roman\"'>第{n}项工作按照年度要点推进，及时回应关切，更新栏目内容，规范办理程序，&nbsp;做到<span lang=EN-US>{}</span>件事项有人负责、有人督办、有结果反馈。<o:p></o:p></span></p>",
            rng.below(500)
        )
        .expect("a string takes all");
    }
    res + "</div></body></html>\n"
}
