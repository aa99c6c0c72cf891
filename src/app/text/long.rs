//! What the page says about a text that is too long to be read in the blink of an eye.

use super::pick;
use crate::explain::Lang;

/// That the text is being read.
pub fn reading(len: usize, lang: Lang) -> String {
    let size = size(len);
    match lang {
        Lang::Zh => format!("正在读取 {size} 的文本……"),
        Lang::En => format!("Reading {size} of text …"),
    }
}

/// That the reading was given up.
pub fn halted(len: usize, lang: Lang) -> String {
    let size = size(len);
    match lang {
        Lang::Zh => format!("已取消读取。{size} 的文本还在，没有丢失。"),
        Lang::En => format!("Reading was cancelled. The text ({size}) is still here."),
    }
}

/// The button that reads it after all.
pub const fn read_again(lang: Lang) -> &'static str {
    pick(lang, "重新读取", "Read it")
}

/// Why the text does not stand in the field.
pub fn not_in_field(len: usize, lang: Lang) -> String {
    let size = size(len);
    match lang {
        Lang::Zh => format!(
            "这份文本太长（{size}），不在这里显示和修改，但仍完整保留。请在原来的文件中修改，再重新粘贴；或者只粘贴报告的正文和表格。"
        ),
        Lang::En => format!(
            "This text is too long ({size}) to be shown and changed here; all of it is kept. Change it where it came from and paste it again, or paste the report's text and tables only."
        ),
    }
}

/// The size in words: megabytes with one decimal.
fn size(bytes: usize) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_short() {
        let sizes = [1, 300_000, 999_999, 1_000_000, 12_345_678].map(size);
        assert_eq!(sizes, ["1 KB", "300 KB", "1000 KB", "1.0 MB", "12.3 MB"]);
    }
}
