//! Words to the user that are no findings.

use super::pick;
use crate::app::state::{Notice, Unfit};
use crate::explain::Lang;

/// A word to the user.
pub const fn notice(notice: Notice, lang: Lang) -> &'static str {
    match notice {
        Notice::Unfit(it) => unfit(it, lang),
        Notice::Copied => pick(
            lang,
            "表格已复制，可直接粘贴到 Word、WPS 或 Excel。",
            "Copied; paste it into Word, WPS or Excel.",
        ),
        Notice::CopyDenied => pick(
            lang,
            "浏览器没有允许写入剪贴板，请选中表格后按 Ctrl+C。",
            "The browser did not allow copying; select the table and press Ctrl+C.",
        ),
        Notice::Cleared => pick(lang, "已清空。按“撤销”可恢复。", "Cleared. Undo brings it back."),
        Notice::DraftKept => pick(
            lang,
            "草稿（原文和您的修改）现在存在本浏览器里，关掉网页也还在；清空页面或关闭此项即删除。公用电脑请勿开启。",
            "This browser now keeps your draft, the text and your changes, until you clear the page or switch this off. Do not use it on a shared computer.",
        ),
        Notice::DraftDenied => pick(
            lang,
            "浏览器没有存下草稿：存储空间不足，或不允许本页存储。请不要关闭网页。",
            "The browser did not keep the draft: its storage is full or denied. Do not close the page.",
        ),
        Notice::Resumed => pick(
            lang,
            "已恢复上次留在本浏览器里的草稿。",
            "This is the draft that this browser has kept.",
        ),
        Notice::Adopted => pick(
            lang,
            "已采纳并重新核对。按“撤销”可恢复。",
            "Adopted and checked again. Undo takes it back.",
        ),
    }
}

const fn unfit(it: Unfit, lang: Lang) -> &'static str {
    let (zh, en) = match it {
        Unfit::Empty => ("这里面没有文字。", "There is no text in it."),
        Unfit::Picture => (
            "这是图片，没有文字可以核对。请从 Word、WPS 或网页中复制表格本身。",
            "This is a picture: there is no text to check. Copy the table itself out of Word, WPS or a web page.",
        ),
        Unfit::OldWord => (
            "这是旧版 Word/WPS 文件（.doc）。请在 Word 或 WPS 中打开，全选（Ctrl+A）复制后粘贴到这里。",
            "This is an old Word file (.doc). Open it in Word or WPS, select all, copy, and paste here.",
        ),
        Unfit::Word => (
            "这是 Word 文件（.docx）。请在 Word 或 WPS 中打开，全选（Ctrl+A）复制后粘贴到这里。",
            "This is a Word file (.docx). Open it in Word or WPS, select all, copy, and paste here.",
        ),
        Unfit::OldExcel => (
            "这是旧版 Excel 文件（.xls）。请打开后选中表格，复制并粘贴到这里。",
            "This is an old Excel file (.xls). Open it, select the tables, copy, and paste here.",
        ),
        Unfit::Excel => (
            "这是 Excel 文件（.xlsx）。请打开后选中表格，复制并粘贴到这里。",
            "This is an Excel file (.xlsx). Open it, select the tables, copy, and paste here.",
        ),
        Unfit::Pdf => (
            "这是 PDF 文件。请在阅读器中打开，全选（Ctrl+A）复制后粘贴到这里；如果选不中文字，说明它是扫描件，请改用 Word 或网页版。",
            "This is a PDF. Open it in a reader, select all, copy, and paste here; if no text can be selected it is a scan: use the Word or web version.",
        ),
        Unfit::Wps => (
            "这是 WPS 文件（.wps/.et）。请在 WPS 中打开，全选（Ctrl+A）复制后粘贴到这里。",
            "This is a WPS file. Open it in WPS, select all, copy, and paste here.",
        ),
        Unfit::Ofd => (
            "这是 OFD 版式文件。请在阅读器中打开，选中文字复制后粘贴到这里。",
            "This is an OFD file. Open it in a reader, select the text, copy, and paste here.",
        ),
        Unfit::Archive => {
            ("这是压缩包。请先解压，再把里面的报告放进来。", "This is an archive. Unpack it first.")
        }
        Unfit::TooBig => (
            "内容超过 20 MB，不像一份年度报告。请只粘贴报告正文和表格。",
            "This is more than 20 MB and hardly a report. Paste the report's text and tables only.",
        ),
        Unfit::Unreadable => (
            "浏览器没能读出这个文件，请改用复制粘贴。",
            "The browser could not read the file; copy and paste instead.",
        ),
        Unfit::Unknown => (
            "不认识这种文件。请在原来的软件中打开，全选复制后粘贴到这里。",
            "This kind of file is not known. Open it where it was made, select all, copy, and paste here.",
        ),
    };
    pick(lang, zh, en)
}
