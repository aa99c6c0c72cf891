//! Damage to the markup of a report.

use super::super::super::report::Rng;

/// Markup as editors, converters and hands leave it behind.
pub fn spoil(html: &str, rng: &mut Rng) -> String {
    match rng.below(12) {
        0 => html.replace("</td>", "").replace("</tr>", ""),
        1 => html
            .replace("<table", "<table><tr><td><table")
            .replace("</table>", "</table></td></tr></table>"),
        2 => html.replace("</tr>", "<td style=\"display:none\">9</td></tr>"),
        3 => html.replace("</tr>", "<td hidden>9</td></tr>"),
        4 => texts(html, |it| format!("&nbsp;{it}&nbsp;&#160;")),
        5 => texts(html, |it| format!("<!-- 7 -->{it}<!--[if gte mso 9]>8<![endif]-->")),
        6 => {
            texts(html, |it| it.chars().map(|it| format!("<span lang=EN-US>{it}</span>")).collect())
        }
        7 => html.replace("<tr", "<tr height=0><td></td></tr><tr"),
        8 => html.replace("</tr>", "<td></td></tr>"),
        9 => some_texts(html, rng, |it| {
            let (head, tail) = it.split_at(it.chars().next().map_or(0, char::len_utf8));
            format!("{head}<br>{tail}")
        }),
        10 => html.replace("rowspan=\"8\"", "rowspan=\"7\"").replace("rowspan=8", "rowspan=7"),
        _ => html.replace("colspan=\"3\"", "colspan=\"2\"").replace("colspan=3", "colspan=2"),
    }
}

/// All texts, changed.
fn texts(html: &str, change: impl Fn(&str) -> String) -> String {
    let mut res = String::new();
    for part in html.split_inclusive('>') {
        let (text, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        res += &if text.trim().is_empty() { text.to_owned() } else { change(text) };
        res += tag;
    }
    res
}

/// Every eleventh text, changed.
fn some_texts(html: &str, rng: &mut Rng, change: impl Fn(&str) -> String) -> String {
    let first = rng.below(11);
    let n_seen = std::cell::Cell::new(0);
    texts(html, |it| {
        n_seen.set(n_seen.get() + 1);
        if n_seen.get() % 11 == first { change(it) } else { it.to_owned() }
    })
}

/// Notes below the tables, in a row of the table and in a paragraph.
pub fn annotate(html: &str) -> String {
    html.replace(
        "</table>",
        "<tr><td colspan=10>注：数据截至12月31日，共 3 个单位。</td></tr></table>\
         <p>备注：单位为件，以上 25 行。</p>",
    )
}
