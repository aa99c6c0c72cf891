//! Scripts and styles as they stand in the file: without comments and indents.

/// A script of the page, without comments and indents and without what only the site needs, and with
/// every other character than ASCII escaped; those stand in strings only, since names are ASCII.
pub fn inline(source: &str) -> String {
    let mut text = String::new();
    let mut is_for_site = false;
    let needed = source.lines().filter(|line| {
        let mark = line.trim();
        is_for_site |= mark == "/* <site> */";
        let res = !is_for_site;
        is_for_site &= mark != "/* </site> */";
        res
    });
    lean(&needed.collect::<Vec<_>>().join("\n")).chars().for_each(|it| push(&mut text, it));
    text
}

/// `source`, a script or a style sheet, without comments that begin a line, and without indents.
pub fn lean(source: &str) -> String {
    let mut text = String::new();
    let mut in_comment = false;
    for line in source.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            text.push_str(line);
            text.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    text
}

/// A style sheet without comments that begin a line, and without the spaces that say nothing.
pub fn style_sheet(source: &str) -> String {
    const SPACES: [(&str, &str); 9] = [
        ("\n", ""),
        (": ", ":"),
        (", ", ","),
        (" > ", ">"),
        (" {", "{"),
        ("{ ", "{"),
        ("; ", ";"),
        (";}", "}"),
        ("} ", "}"),
    ];
    SPACES.iter().fold(lean(source), |it, (from, to)| it.replace(from, to))
}

fn push(text: &mut String, it: char) {
    if it.is_ascii() {
        text.push(it);
    } else {
        let mut units = [0; 2];
        it.encode_utf16(&mut units).iter().for_each(|it| text.push_str(&format!("\\u{it:04x}")));
    }
}

#[cfg(test)]
mod tests {
    use super::{inline, style_sheet};

    #[test]
    fn keeps_the_code_and_nothing_else() {
        let source = "/* One\n * two. */\n(function () {\n  // Three.\n  var a = '勾';\n\n\
            /* <site> */\n  var b = 1;\n  /* </site> */\n})();\n";
        assert_eq!(inline(source), "(function () {\nvar a = '\\u52fe';\n})();\n");
    }

    #[test]
    fn style_sheets_say_the_same_without_spaces() {
        let source = "/* One. */\n@media (width: 1px) {\n  a > b, .c:not(.d) {\n    margin: 0 calc(1px + 2px);\n    color: red;\n  }\n}\n";
        let tight = "@media (width:1px){a>b,.c:not(.d){margin:0 calc(1px + 2px);color:red}}";
        assert_eq!(style_sheet(source), tight);
    }
}
