//! Writes generated reports that reconcile as clean HTML pages, each with what every cell of it
//! holds, for a corpus that real converters then turn into text.
//!
//! `corpus DIR [SEEDS]` writes `DIR/NAME.html` and `DIR/NAME.json`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gouji::form::{Edition, TableId, table};
use support::print::{Figure, Piece, blank_zeros, pieces, plain};
use support::report::Report;

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = args.next().expect("a folder");
    let seeds: u64 = args.next().map_or(2, |it| it.parse().expect("a number of seeds"));
    let figures: [(&str, Figure); 2] = [("zeros", plain), ("blank", blank_zeros)];
    for edition in Edition::ALL {
        for size in [3, 40, 900, 20000] {
            for seed in 0..seeds {
                let report = Report::balanced(edition, size, seed);
                for (kind, figure) in figures {
                    let name = format!("{}-{kind}-{size}-{seed}", edition.key());
                    let path = Path::new(&dir).join(&name);
                    fs::write(path.with_extension("html"), page(&report, figure)).expect("write");
                    fs::write(path.with_extension("json"), truth(&report)).expect("write");
                }
            }
        }
    }
}

fn truth(report: &Report) -> String {
    let mut res = format!("{{\"edition\":\"{}\",\"cells\":{{", report.edition.key());
    for (idx, id) in report.cells().into_iter().enumerate() {
        let form = table(id.table, report.edition);
        let row = &form.rows[id.row as usize];
        let comma = if idx > 0 { "," } else { "" };
        let key = format!("{}/{}/{}", id.table.key(), row.key, row.columns[id.column as usize].key);
        write!(res, "{comma}\"{key}\":\"{}\"", report.get(id)).expect("a string takes all");
    }
    res + "}}"
}

fn page(report: &Report, figure: Figure) -> String {
    let year = report.year;
    let title = format!("青石镇{year}年政府信息公开工作年度报告");
    let mut res = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title>\n<style>table{{border-collapse:collapse;width:100%}}td{{border:1px solid #000;padding:2px 4px;text-align:center;font-size:12px}}</style></head>\n<body>\n<h1>{title}</h1>\n"
    );
    for it in [
        format!(
            "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）的规定编制，所列数据的统计期限自{year}年1月1日至{year}年12月31日。如有疑问，请与青石镇党政综合办公室联系（地址：青石镇人民路118号，邮编：350400，电话：0591-23165001）。"
        ),
        "一、总体情况".to_owned(),
        format!(
            "（一）主动公开。{year}年，我镇通过门户网站主动公开政府信息325条，其中机构职能类12条、规划计划类8条、财政信息26条、其他279条，占比分别为3.7%、2.5%、8%、85.8%。"
        ),
        format!(
            "（二）依申请公开。{year}年共收到政府信息公开申请若干件，同比增长20%，其中当面申请3件、网络申请12件、信函申请1件，均在20个工作日内办结，予以公开、部分公开、不予公开的均已答复。"
        ),
        "（三）政府信息管理。制发规范性文件1件，废止0件。修订制度2项，开展培训2次、35人次参加。"
            .to_owned(),
        "（四）平台建设。政务新媒体2个，关注人数1,258人，全年发布信息1036条，阅读量12.6万次。"
            .to_owned(),
        "（五）监督保障。召开会议4次；配备专职人员1名、兼职人员3名；未发生行政复议、行政诉讼案件。"
            .to_owned(),
    ] {
        writeln!(res, "<p>{it}</p>").expect("a string takes all");
    }
    for id in TableId::ALL {
        writeln!(res, "<p>{}</p>", id.heading()).expect("a string takes all");
        res += &html(&pieces(report, id, figure));
    }
    for it in [
        "五、存在的主要问题及改进情况".to_owned(),
        "一是公开内容还不够全面，2类信息更新不及时；二是队伍力量薄弱，仅有1名专职人员。下一步，将从3个方面改进：1.加强学习，全年培训不少于4次；2.完善制度；3.强化考核，占比不低于4%。".to_owned(),
        "六、其他需要报告的事项".to_owned(),
        format!("（一）收取信息处理费情况：{year}年发出收费通知0件，总金额0元，实际收取0元。"),
        "（二）人大代表建议15件、政协提案9件，均已办结并公开。".to_owned(),
        "青石镇人民政府".to_owned(),
        format!("{}年1月18日", year + 1),
    ] {
        writeln!(res, "<p>{it}</p>").expect("a string takes all");
    }
    res + "</body></html>\n"
}

fn html(rows: &[Vec<Piece>]) -> String {
    let mut res = "<table border=\"1\">\n<tbody>\n".to_owned();
    for row in rows {
        res += "<tr>";
        for it in row {
            res += "<td";
            if it.colspan > 1 {
                write!(res, " colspan=\"{}\"", it.colspan).expect("a string takes all");
            }
            if it.rowspan > 1 {
                write!(res, " rowspan=\"{}\"", it.rowspan).expect("a string takes all");
            }
            write!(res, ">{}</td>", it.text).expect("a string takes all");
        }
        res += "</tr>\n";
    }
    res + "</tbody>\n</table>\n"
}
