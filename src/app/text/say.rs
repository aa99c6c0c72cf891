//! The fixed texts of the page.

use super::pick;
use crate::explain::Lang;

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
    CheckerComing,
    CheckerMissing,
    Retry,
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
    Blank,
    Edit,
}

/// The text in the language.
pub const fn say(it: Say, lang: Lang) -> &'static str {
    let (zh, en) = both(it);
    pick(lang, zh, en)
}

const fn both(it: Say) -> (&'static str, &'static str) {
    match it {
        Say::Brand => ("勾稽", "Gouji"),
        Say::Tagline => ("政府信息公开年度报告 · 数字核对", "Annual reports that add up"),
        Say::SkipToResult => ("跳到核对结果", "Skip to the result"),
        Say::Large => ("大字", "Large type"),
        Say::Contrast => ("高对比", "High contrast"),
        Say::OtherLang => ("EN", "中文"),
        Say::OtherLangName => ("EN: switch to English", "中文：切换到中文"),
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
        Say::CheckerComing => (
            "文字已经收到，正在载入核对程序……",
            "Your text is here; the checker is still loading …",
        ),
        Say::CheckerMissing => (
            "核对程序没有下载成功，可能是网络中断，或者文件被网关拦截。您的文字还在，请点“重试”；如果一直不行，请告诉网站管理员。",
            "The checker could not be downloaded: the network failed, or a gateway kept a file back. Your text is kept. Try again, or tell the administrator.",
        ),
        Say::Retry => ("重试", "Try again"),
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
        Say::Edit => ("修改", "Edit cell"),
        Say::Blank => ("空白", "blank"),
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
