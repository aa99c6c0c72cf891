//! How fast HTML is read. An argument, such as `cargo bench --bench html -- Word`, picks the
//! pages whose names contain it.

use std::hint::black_box;
use std::time::{Duration, Instant};

use gouji::source::html;

fn main() {
    report("Word, 300 KB", &word_page(300_000));
    report("bare table, 100 KB", &bare_table(100_000));
    report(
        "prose, 100 KB",
        &"<p>本年度主动公开政府信息１２３条，办理依申请公开45件。</p>\n".repeat(1250),
    );
    report(
        "picture, 10 MB",
        &format!("<p>甲<img src=\"data:image/png;base64,{}\">乙", "iVBORw0K".repeat(1_300_000)),
    );
}

#[expect(clippy::print_stdout, reason = "this is what a benchmark is for")]
fn report(name: &str, page: &str) {
    let wanted = std::env::args().skip(1).find(|it| !it.starts_with("--"));
    if wanted.is_some_and(|it| !name.contains(&it)) {
        return;
    }
    let time = best_time(|| {
        black_box(html::read(black_box(page)));
    });
    let nanos = time.as_nanos().max(1);
    let megabytes_per_second = page.len() as u128 * 1000 / nanos;
    println!(
        "{name:20} {:>9} bytes {:>8} µs {megabytes_per_second:>6} MB/s",
        page.len(),
        nanos / 1000
    );
}

/// The best of many runs: noise of the machine only ever adds time.
fn best_time(mut run: impl FnMut()) -> Duration {
    let times = (0..300).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// A page of at least `len` bytes with Word's header of latent styles and its marks in every cell.
fn word_page(len: usize) -> String {
    let mut page = String::from(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta name=Generator content=\"Microsoft Word 15\">\n<!--[if gte mso 9]><xml><w:LatentStyles DefLockedState=\"false\">\n",
    );
    for priority in 0..370 {
        page += &format!(
            "  <w:LsdException Locked=\"false\" Priority=\"{priority}\" SemiHidden=\"true\" Name=\"Table Grid\"/>\n"
        );
    }
    page += "</w:LatentStyles></xml><![endif]-->\n<style>\n<!--\n";
    page += &"p.MsoNormal, li.MsoNormal\n\t{mso-style-unhide:no;margin:0cm;font-size:10.5pt;}\n"
        .repeat(300);
    page +=
        "-->\n</style></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->\n";
    page += "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>\n";
    while page.len() < len {
        page += " <tr style='mso-yfti-irow:0;height:20.1pt'>\n";
        for column in 0..10 {
            page += &format!(
                "  <td width=57 valign=top style='width:42.55pt;border:solid windowtext 1.0pt;\n  border-left:none;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:20.1pt'>\n  <p class=MsoNormal align=center style='text-align:center;line-height:15.0pt;\n  mso-pagination:widow-orphan'><span lang=EN-US style='font-size:9.0pt;font-family:宋体;mso-bidi-font-family:宋体'>{column}<o:p></o:p></span></p>\n  </td>\n"
            );
        }
        page += " </tr>\n";
    }
    page + "</table><!--EndFragment--></body></html>"
}

fn bare_table(len: usize) -> String {
    let row = format!(
        "<tr><td>（三）不予公开</td><td>1.属于国家秘密</td>{}</tr>\n",
        "<td>0</td>".repeat(7)
    );
    format!("<table>{}</table>", row.repeat(len / row.len()))
}
