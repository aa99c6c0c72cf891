//! The help: the keys of the page, what it does and what it does not.

use crate::explain::Lang;

/// The keys of the page.
pub const fn keys(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Zh => &[
            ("F8 Alt+↓", "下一处问题"),
            ("Shift+F8 Alt+↑", "上一处问题"),
            ("Alt+A", "采纳当前问题的建议值"),
            ("Alt+I", "忽略当前问题（可写理由）"),
            ("Enter F2", "修改选中的单元格；也可以直接输入数字"),
            ("Esc", "放弃修改"),
            ("Tab ↑ ↓ ← →", "在单元格之间移动"),
            ("Ctrl+Z Ctrl+Y", "撤销、重做"),
            ("Ctrl+V", "在页面任何地方粘贴另一份报告"),
            ("?", "打开本说明"),
        ],
        Lang::En => &[
            ("F8 Alt+↓", "next finding"),
            ("Shift+F8 Alt+↑", "previous finding"),
            ("Alt+A", "adopt the proposal of the current finding"),
            ("Alt+I", "ignore the current finding, with a reason"),
            ("Enter F2", "edit the selected cell; or just type a number"),
            ("Esc", "give up the edit"),
            ("Tab ↑ ↓ ← →", "move between cells"),
            ("Ctrl+Z Ctrl+Y", "undo, redo"),
            ("Ctrl+V", "paste another report, anywhere on the page"),
            ("?", "this help"),
        ],
    }
}

/// What the page does and does not do.
pub const fn help(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Zh => &[
            "核对依据：国办公开办函〔2021〕30号（2021 年起）和〔2019〕60号（2019、2020 年）规定的表格。横向合计、办理总计、“一＋二＝（七）＋四”和复议诉讼合计，逐项精确核对，不设误差。",
            "“不平”是事实；“可能有误”是推断，依据是改动最少的单元格就能使全部合计平衡。有几种可能时会全部列出，请以台账为准。",
            "报告不离开本机，也不保存。打开“在本机保留草稿”后，原文和修改存在本浏览器里，网页意外关闭后会恢复；清空页面或关闭此项即删除。",
            "“无法核对”表示文本里缺数或不是数字，不表示报告有错。空白和“/”按 0 计算。",
        ],
        Lang::En => &[
            "Checked against the tables laid down by the General Office of the State Council in its letters no. 30 of 2021 (for 2021 and later) and no. 60 of 2019 (for 2019 and 2020): row totals, results, 1 + 2 = (7) + 4, and the totals of disputes, each exactly.",
            "“Does not hold” is a fact. “Probably wrong” is an inference: the fewest cells whose change makes every sum hold. Where several would do, all are listed; the records decide.",
            "The report does not leave this machine and is not stored. With “Keep a draft here” on, this browser keeps the text and your changes and brings them back; clearing the page or switching it off deletes them.",
            "“Could not be checked” means that the text lacks a number; it does not mean that the report is wrong. Blank and “/” count as 0.",
        ],
    }
}
