//! The page's own words, in Chinese and in English. Sentences about findings are made in
//! [`crate::explain`].

use super::marks::{Role, Section};
use super::report::Report;
use super::state::{Notice, Unfit};
use crate::check::{Coverage, Verdict};
use crate::explain::{self, Lang};
use crate::form::{CellId, Column, Group, IdentityKind, Row, TableId};
use crate::reading::{ReadTable, State};
use crate::suspects::Slip;

/// A fixed text of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the texts")]
pub enum Say {
    Brand,
    Tagline,
    SkipToResult,
    Large,
    Contrast,
    OtherLang,
    OtherLangName,
    Help,
    Close,
    FieldTitle,
    FieldLabel,
    FieldPlaceholder,
    FieldKeys,
    ChooseFile,
    DropHere,
    Samples,
    Privacy,
    PrivacyProof,
    NoSecrets,
    Previous,
    Next,
    Undo,
    Redo,
    CopyAll,
    CopyTable,
    Print,
    NewReport,
    ShowField,
    HideField,
    Clear,
    Findings,
    Basis,
    Dismiss,
    NothingFound,
    Locate,
    Adopt,
    AdoptAll,
    Ignore,
    IgnoreReason,
    IgnoreHint,
    Confirm,
    Cancel,
    Restore,
    IgnoredTitle,
    ReasonChecked,
    ReasonRule,
    ReasonOther,
    Suspect,
    Suspects,
    SuspectTogether,
    Alternatives,
    SearchStopped,
    Difference,
    ShowSource,
    SourceText,
    SourceCut,
    NotInText,
    Legend,
    LegendSuspect,
    LegendTarget,
    LegendPart,
    LegendLost,
    LegendAssumed,
    LegendEdited,
    NoSums,
    LimitNote,
    Content,
    Relation,
    Applicants,
    Organisations,
    Results,
    EditHint,
    EditField,
    ReportTitle,
    ChangesTitle,
    Marks,
    Fault,
    FaultText,
    ResultRegion,
    TablesRegion,
    Toolbar,
    Unnamed,
    TableAbsent,
    PrintedAt,
    AllIgnored,
}

/// The text in the language.
pub const fn say(it: Say, lang: Lang) -> &'static str {
    let (zh, en) = both(it);
    pick(lang, zh, en)
}

const fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

const fn both(it: Say) -> (&'static str, &'static str) {
    match it {
        Say::Brand => ("勾稽", "Gouji"),
        Say::Tagline => ("政府信息公开年度报告 · 数字核对", "Annual reports that add up"),
        Say::SkipToResult => ("跳到核对结果", "Skip to the result"),
        Say::Large => ("大字", "Large type"),
        Say::Contrast => ("高对比", "High contrast"),
        Say::OtherLang => ("EN", "中文"),
        Say::OtherLangName => ("Switch to English", "切换到中文"),
        Say::Help => ("帮助与快捷键", "Help and keys"),
        Say::Close => ("关闭", "Close"),
        Say::FieldTitle => ("粘贴年度报告，立即核对", "Paste the annual report"),
        Say::FieldLabel => ("年度报告全文", "Text of the annual report"),
        Say::FieldPlaceholder => (
            "在 Word、WPS 或网页里全选（Ctrl+A）、复制（Ctrl+C），再到这里粘贴（Ctrl+V）。\n也可以把 .txt 或 .html 文件拖进来。",
            "Select all (Ctrl+A) and copy (Ctrl+C) in Word, WPS or a web page, then paste here (Ctrl+V).\nOr drop a .txt or .html file.",
        ),
        Say::FieldKeys => {
            ("粘贴后立即核对，不用点任何按钮", "Checked the moment you paste; nothing to press")
        }
        Say::ChooseFile => ("选择文件…", "Choose a file…"),
        Say::DropHere => ("松开鼠标，读取文件", "Drop to read the file"),
        Say::Samples => ("没有现成的报告？载入一个示例：", "No report at hand? Load an example:"),
        Say::Privacy => (
            "报告只在本机的这个网页里处理，不上传、不保存。",
            "The report is handled in this page on your machine; nothing is sent or stored.",
        ),
        Say::PrivacyProof => (
            "您可以自己验证：断开网络后再粘贴，照样能核对；或按 F12 打开“网络（Network）”，粘贴时不会出现任何请求。",
            "See for yourself: unplug the network and paste, it still checks; or press F12, open Network: pasting makes no request.",
        ),
        Say::NoSecrets => ("请勿粘贴涉密内容。", "Do not paste classified content."),
        Say::Previous => ("上一处", "Previous"),
        Say::Next => ("下一处", "Next"),
        Say::Undo => ("撤销", "Undo"),
        Say::Redo => ("重做", "Redo"),
        Say::CopyAll => ("复制全部表格", "Copy all tables"),
        Say::CopyTable => ("复制此表", "Copy table"),
        Say::Print => ("打印核对报告", "Print report"),
        Say::NewReport => ("核对另一份", "Another report"),
        Say::ShowField => ("修改原文", "Edit the text"),
        Say::HideField => ("收起原文", "Hide the text"),
        Say::Clear => ("清空", "Clear"),
        Say::Findings => ("问题", "Findings"),
        Say::Basis => ("读取依据", "How it was read"),
        Say::Dismiss => ("知道了", "Dismiss"),
        Say::NothingFound => ("没有需要处理的问题。", "Nothing to settle."),
        Say::Locate => ("定位", "Go to cell"),
        Say::Adopt => ("采纳", "Adopt"),
        Say::AdoptAll => ("一并采纳", "Adopt together"),
        Say::Ignore => ("忽略…", "Ignore…"),
        Say::IgnoreReason => ("忽略的理由", "Reason for ignoring"),
        Say::IgnoreHint => {
            ("忽略只是不再提示，结论不变。", "Ignoring silences it; the verdict stays.")
        }
        Say::Confirm => ("确定忽略", "Ignore"),
        Say::Cancel => ("取消", "Cancel"),
        Say::Restore => ("恢复", "Restore"),
        Say::IgnoredTitle => ("已忽略", "Ignored"),
        Say::ReasonChecked => ("已核对台账，数字属实", "Checked against the records"),
        Say::ReasonRule => ("统计口径不同，报告中另有说明", "Explained in the report"),
        Say::ReasonOther => ("留待上级确认", "Left for the superior office"),
        Say::Suspect => ("可能错在", "Probably wrong"),
        Say::Suspects => (
            "以下任一种改法都能平衡，请查台账确认：",
            "Any one of these would mend it; consult the records:",
        ),
        Say::SuspectTogether => ("可能这几处同时有误：", "Probably wrong together:"),
        Say::Alternatives => ("其他可能", "Other possibilities"),
        Say::SearchStopped => {
            ("可能的组合太多，只列出一部分。", "Too many combinations; only some are listed.")
        }
        Say::Difference => ("相差", "Difference"),
        Say::ShowSource => ("看原文", "In the text"),
        Say::SourceText => ("原文", "The text"),
        Say::SourceCut => {
            ("原文过长，只显示前一部分。", "The text is long; only its beginning is shown.")
        }
        Say::NotInText => ("未找到", "not found"),
        Say::Legend => ("图例", "Legend"),
        Say::LegendSuspect => ("可能有误", "probably wrong"),
        Say::LegendTarget => ("不平的合计", "total that does not hold"),
        Say::LegendPart => ("参与合计（选中时）", "its parts (when selected)"),
        Say::LegendLost => ("文本缺失", "lost in the text"),
        Say::LegendAssumed => ("推断", "inferred"),
        Say::LegendEdited => ("已改", "edited"),
        Say::NoSums => (
            "本表各数之间没有勾稽关系；已检查空白、非数字和负数。",
            "The figures of this table have no sums; checked for blanks, non-numbers and negatives.",
        ),
        Say::LimitNote => (
            "勾稽平衡只说明数字之间没有矛盾，不等于数字真实。",
            "Figures that reconcile do not contradict one another; that does not make them true.",
        ),
        Say::Content => ("信息内容", "Content"),
        Say::Relation => (
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            "(In each column, item 1 plus item 2 equals item 3 plus item 4)",
        ),
        Say::Applicants => ("申请人情况", "Applicants"),
        Say::Organisations => ("法人或其他组织", "Legal persons and other organisations"),
        Say::Results => ("三、本年度办理结果", "3. Results of the year"),
        Say::EditHint => ("按回车修改", "Press Enter to edit"),
        Say::EditField => ("新的数", "New value"),
        Say::ReportTitle => {
            ("政府信息公开工作年度报告　核对报告", "Annual report on open government: check report")
        }
        Say::ChangesTitle => ("改动记录", "Changes made"),
        Say::Marks => ("标记", "Marks"),
        Say::Fault => ("本工具出了故障", "This tool has failed"),
        Say::FaultText => (
            "这是本工具的问题，不说明您的报告有错。您的原文在下面，没有丢失，也没有离开本机。请先复制留存，再刷新页面。",
            "The fault is the tool's; it says nothing of your report. Your text is below, not lost, and has not left this machine. Copy it, then reload the page.",
        ),
        Say::ResultRegion => ("核对结果", "Result"),
        Say::TablesRegion => ("报告表格", "Tables of the report"),
        Say::Toolbar => ("操作", "Actions"),
        Say::AllIgnored => {
            ("问题都已忽略，结论不变。", "All findings are ignored; the verdict stays.")
        }
        Say::PrintedAt => ("核对时间：", "Checked at: "),
        Say::TableAbsent => (
            "文本中没有读到这张表，所以没有核对。",
            "This table was not found in the text, so it was not checked.",
        ),
        Say::Unnamed => ("粘贴的报告", "Pasted report"),
    }
}

/// The label of a row in its table.
pub fn row(row: &Row, lang: Lang) -> String {
    match lang {
        Lang::Zh => row.label.to_owned(),
        Lang::En => {
            let name = explain::row_name(row, lang);
            let behind_group = row.group.and_then(|_| name.split_once(": "));
            behind_group.map_or_else(|| name.clone(), |it| it.1.to_owned())
        }
    }
}

/// The label of a column in its table.
pub fn column(column: &Column, lang: Lang) -> String {
    match lang {
        Lang::Zh => column.label.to_owned(),
        Lang::En => explain::column_name(column, lang).to_owned(),
    }
}

/// The label of a group of rows in its table.
pub fn group(group: &Group, lang: Lang) -> String {
    let en = match group.key {
        "withheld" => "(3) withheld",
        "unavailable" => "(4) unavailable",
        "not_processed" => "(5) not processed",
        "other_handling" => "(6) other",
        _ => "Litigation",
    };
    pick(lang, group.label, en).to_owned()
}

/// The heading of a table.
pub const fn heading(table: TableId, lang: Lang) -> &'static str {
    let en = match table {
        TableId::Disclosure => "2. Information disclosed on the body's own initiative",
        TableId::Applications => "3. Applications received and handled",
        TableId::Disputes => "4. Administrative reconsideration and litigation",
    };
    pick(lang, table.heading(), en)
}

/// The head of a block of 二: an item of article 20 of the regulations.
pub const fn article(item: usize, lang: Lang) -> &'static str {
    match item {
        1 => pick(lang, "第二十条第（一）项", "Article 20, item 1"),
        5 => pick(lang, "第二十条第（五）项", "Article 20, item 5"),
        6 => pick(lang, "第二十条第（六）项", "Article 20, item 6"),
        8 => pick(lang, "第二十条第（八）项", "Article 20, item 8"),
        _ => pick(lang, "第二十条第（九）项", "Article 20, item 9"),
    }
}

/// The heading of a group of cards.
pub const fn section(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Structure => pick(lang, "结构问题", "Structure"),
        Section::Errors => pick(lang, "勾稽错误", "Errors"),
        Section::Warnings => pick(lang, "需核对", "To be verified"),
        Section::Unread => pick(lang, "无法核对", "Could not be checked"),
        Section::Notes => pick(lang, "提示", "Notes"),
    }
}

/// What a kind of identity checks, in few words.
pub const fn identity_kind(kind: IdentityKind, lang: Lang) -> &'static str {
    match kind {
        IdentityKind::RowTotal => pick(lang, "各行合计", "rows"),
        IdentityKind::ColumnTotal => pick(lang, "办理总计", "columns"),
        IdentityKind::CarryOver => pick(lang, "收办平衡", "carry-over"),
        IdentityKind::GroupTotal => pick(lang, "复议诉讼", "disputes"),
    }
}

/// How many sums of a kind hold.
pub fn held(n_hold: usize, n_all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{n_hold} / {n_all} 项平衡"),
        Lang::En => format!("{n_hold} of {n_all} hold"),
    }
}

/// The verdict in a few words.
pub fn short_verdict(verdict: Verdict, coverage: &Coverage, lang: Lang) -> String {
    let counted = |n: usize, zh: &str, en: &str| match lang {
        Lang::Zh => format!("{n} 项{zh}"),
        Lang::En => format!("{n} {en}"),
    };
    match verdict {
        Verdict::Reconciles => pick(lang, "全部平衡", "All hold").to_owned(),
        Verdict::DoesNotReconcile => counted(coverage.fail, "不平", "fail"),
        Verdict::Undecided if coverage.not_checked == 0 => {
            pick(lang, "部分为推断", "Partly inferred").to_owned()
        }
        Verdict::Undecided => counted(coverage.not_checked, "无法核对", "unchecked"),
        Verdict::NothingToCheck => pick(lang, "未读到表格", "No table").to_owned(),
    }
}

/// The fewest cells whose change would mend everything; a fact, whichever cells they are.
pub fn fewest(n_cells: usize, lang: Lang) -> String {
    match (lang, n_cells) {
        (Lang::Zh, _) => format!("最少改正 {n_cells} 格即可全部平衡"),
        (Lang::En, 1) => "changing 1 cell would mend them all".to_owned(),
        (Lang::En, _) => format!("changing {n_cells} cells would mend them all"),
    }
}

/// The headline of a card with suspects.
pub fn headline(n_failing: usize, n_cells: usize, lang: Lang) -> String {
    match (lang, n_failing, n_cells) {
        (Lang::Zh, ..) => format!("{n_failing} 项不平，改正 {n_cells} 格即可平衡"),
        (Lang::En, 1, 1) => "1 sum fails; changing 1 cell would mend it".to_owned(),
        (Lang::En, n, 1) => format!("{n} sums fail; changing 1 cell would mend them"),
        (Lang::En, n, cells) => format!("{n} sums fail; changing {cells} cells would mend them"),
    }
}

/// What else there is, counted: 另有：3 处需核对.
pub fn also(n_warnings: usize, n_ignored: usize, n_edits: usize, lang: Lang) -> Option<String> {
    let counts = [
        (n_warnings, "处需核对", "to be verified"),
        (n_ignored, "处已忽略", "ignored"),
        (n_edits, "格已修改", "cells edited"),
    ];
    let mut res = String::new();
    for (n, zh, en) in counts.into_iter().filter(|it| it.0 > 0) {
        let (first, between) = (pick(lang, "另有：", "Also: "), pick(lang, "，", ", "));
        res.push_str(if res.is_empty() { first } else { between });
        res.push_str(&n.to_string());
        res.push(' ');
        res.push_str(pick(lang, zh, en));
    }
    (!res.is_empty()).then_some(res)
}

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

/// The name of a cell: its row and its column.
pub fn cell_name(cell: CellId, report: &Report, lang: Lang) -> String {
    let row_of = |it: &ReadTable| it.form.rows.get(cell.row as usize);
    let Some(row) = report.reading.table(cell.table).and_then(row_of) else {
        return String::new();
    };
    let column = row.columns.get(cell.column as usize).map(|it| explain::column_name(it, lang));
    // The words that both rows of cases received share say nothing here.
    let row = explain::row_name(row, lang).replace("政府信息公开申请数量", "");
    format!("{row} · {}", column.unwrap_or_default())
}

/// What a cell is to a card.
pub fn role(number: usize, role: Role, lang: Lang) -> String {
    let what = match role {
        Role::Suspect => say(Say::LegendSuspect, lang),
        Role::Target => pick(lang, "不平", "does not hold"),
        Role::Asked => pick(lang, "见说明", "see the remark"),
        Role::Candidate => pick(lang, "有可能", "possible"),
        Role::Part => pick(lang, "参与合计", "part of the sum"),
    };
    match lang {
        Lang::Zh => format!("问题 {number}：{what}"),
        Lang::En => format!("finding {number}: {what}"),
    }
}

/// What stood in a cell before it was edited.
pub fn was(was: &str, lang: Lang) -> String {
    match (was.is_empty(), lang) {
        (true, Lang::Zh) => "原为空白".to_owned(),
        (true, Lang::En) => "was blank".to_owned(),
        (false, Lang::Zh) => format!("原为 {was}"),
        (false, Lang::En) => format!("was {was}"),
    }
}

/// How a number is written in the text, where that is not how it is shown.
pub fn written(raw: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("原文写作“{raw}”"),
        Lang::En => format!("written \u{201c}{raw}\u{201d}"),
    }
}

/// The usual slip that would explain a change.
pub fn slip(slip: Slip, lang: Lang) -> String {
    let slip = explain::slip(slip, lang);
    match lang {
        Lang::Zh => format!("可能是{slip}"),
        Lang::En => format!("perhaps {slip}"),
    }
}

/// How many cells of a table are in a state.
pub fn state_count(n: usize, state: State, lang: Lang) -> String {
    let (zh, en) = match state {
        State::Read => ("读出", "read"),
        State::Blank => ("空白", "blank"),
        State::Dash => ("横线", "dashes"),
        State::Assumed => ("推断", "inferred"),
        State::Lost => ("缺失", "lost"),
        State::Unreadable => ("非数字", "no numbers"),
    };
    format!("{} {n}", pick(lang, zh, en))
}

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
            "“无法核对”表示文本里缺数或不是数字，不表示报告有错。空白和“/”按 0 计算。",
        ],
        Lang::En => &[
            "Checked against the tables laid down in 国办公开办函〔2021〕30号 (from 2021) and 〔2019〕60号 (2019 and 2020): row totals, results, 1 + 2 = (7) + 4, and the totals of disputes, each exactly.",
            "“Does not hold” is a fact. “Probably wrong” is an inference: the fewest cells whose change makes every sum hold. Where several would do, all are listed; the records decide.",
            "“Could not be checked” means that the text lacks a number; it does not mean that the report is wrong. Blank and “/” count as 0.",
        ],
    }
}

/// The number of a card as it is printed: ①.
pub fn circled(number: usize) -> String {
    let first = match number {
        1..=20 => '①' as u32,
        21..=35 => '㉑' as u32 - 20,
        36..=50 => '㊱' as u32 - 35,
        _ => return format!("({number})"),
    };
    char::from_u32(first + number as u32 - 1).map_or_else(String::new, String::from)
}

#[cfg(test)]
mod tests {
    use super::circled;

    #[test]
    fn numbers_are_circled() {
        let all: String = [1, 20, 21, 35, 36, 50].into_iter().map(circled).collect();
        assert_eq!(all, "①⑳㉑㉟㊱㊿");
        assert_eq!(circled(51), "(51)");
    }
}
