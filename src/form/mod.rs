//! What the official form says: its tables, rows and columns, and the identities that its
//! figures must satisfy. Data, one file per edition.
//!
//! Sources: 国办公开办函〔2021〕30号 (in force for reports on 2021 and later) and
//! 国办公开办函〔2019〕60号 (used for reports on 2019 and 2020).

mod edition2019;
mod edition2021;
mod identity;

pub use identity::{Identity, IdentityKind, identities};

/// An edition of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// 国办公开办函〔2019〕60号, for reports on 2019 and 2020.
    Form2019,
    /// 国办公开办函〔2021〕30号, for reports on 2021 and later.
    Form2021,
}

impl Edition {
    /// Both editions, oldest first.
    pub const ALL: [Self; 2] = [Self::Form2019, Self::Form2021];

    /// The contract's word: the first year of the edition.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Form2019 => "2019",
            Self::Form2021 => "2021",
        }
    }

    /// The edition that a report on `year` has to use; `None` for 2018 and earlier, when there
    /// was no uniform form.
    pub const fn for_year(year: u16) -> Option<Self> {
        match year {
            0..=2018 => None,
            2019..=2020 => Some(Self::Form2019),
            _ => Some(Self::Form2021),
        }
    }
}

/// A table of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableId {
    /// 二、主动公开政府信息情况.
    Disclosure,
    /// 三、收到和处理政府信息公开申请情况.
    Applications,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    Disputes,
}

impl TableId {
    /// The three tables in the order of the report.
    pub const ALL: [Self; 3] = [Self::Disclosure, Self::Applications, Self::Disputes];

    /// The contract's key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Applications => "applications",
            Self::Disputes => "disputes",
        }
    }

    /// The official section heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Disclosure => "二、主动公开政府信息情况",
            Self::Applications => "三、收到和处理政府信息公开申请情况",
            Self::Disputes => "四、政府信息公开行政复议、行政诉讼情况",
        }
    }
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// A number of things: whole, never negative (件).
    Count,
    /// An increase or decrease: whole, may be negative.
    Change,
    /// An amount of money, decimals allowed (万元, unless the report says otherwise).
    Amount,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The contract's key.
    pub key: &'static str,
    /// The official label.
    pub label: &'static str,
    /// What it counts.
    pub measure: Measure,
}

/// A group label that spans several rows (（三）不予公开) and carries no figures itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The key that the keys of its rows begin with.
    pub key: &'static str,
    /// The official label with its ordinal.
    pub label: &'static str,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The contract's key.
    pub key: &'static str,
    /// The official label with its ordinal.
    pub label: &'static str,
    /// The group that the row belongs to.
    pub group: Option<Group>,
    /// The row's columns, in order.
    pub columns: &'static [Column],
}

/// A table of one edition of the form.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Which table.
    pub id: TableId,
    /// Of which edition.
    pub edition: Edition,
    /// The rows, in the official order.
    pub rows: &'static [Row],
}

impl Table {
    /// The place of the row with this key.
    pub fn row_idx(&self, key: &str) -> Option<usize> {
        self.rows.iter().position(|it| it.key == key)
    }

    /// Every cell of the table, row by row.
    pub fn cells(&'static self) -> impl Iterator<Item = CellId> {
        self.rows.iter().enumerate().flat_map(move |(row, it)| {
            (0..it.columns.len()).map(move |column| CellId::new(self.id, row, column))
        })
    }
}

/// The table of an edition.
pub const fn table(id: TableId, edition: Edition) -> &'static Table {
    match (edition, id) {
        (Edition::Form2019, TableId::Disclosure) => &edition2019::DISCLOSURE,
        (Edition::Form2019, TableId::Applications) => &edition2019::APPLICATIONS,
        (Edition::Form2019, TableId::Disputes) => &edition2019::DISPUTES,
        (Edition::Form2021, TableId::Disclosure) => &edition2021::DISCLOSURE,
        (Edition::Form2021, TableId::Applications) => &edition2021::APPLICATIONS,
        (Edition::Form2021, TableId::Disputes) => &edition2021::DISPUTES,
    }
}

/// A cell of the form: table, place of the row and place of the column in that table.
///
/// The order is that of the report: table, row, column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// The table.
    pub table: TableId,
    /// Place of the row in [`Table::rows`].
    pub row: u8,
    /// Place of the column in [`Row::columns`].
    pub column: u8,
}

impl CellId {
    /// The cell at `row` and `column` of `table`.
    pub const fn new(table: TableId, row: usize, column: usize) -> Self {
        Self { table, row: row as u8, column: column as u8 }
    }
}

/// The columns of the applications table: the kinds of applicant and their total.
pub const APPLICANTS: [Column; 7] = [
    count("natural_person", "自然人"),
    count("business", "商业企业"),
    count("research", "科研机构"),
    count("public_welfare", "社会公益组织"),
    count("legal_service", "法律服务机构"),
    count("other", "其他"),
    count("total", "总计"),
];

/// The columns of the disputes table: the outcomes and their total.
pub const OUTCOMES: [Column; 5] = [
    count("upheld", "结果维持"),
    count("corrected", "结果纠正"),
    count("other", "其他结果"),
    count("pending", "尚未审结"),
    count("total", "总计"),
];

/// The rows of the disputes table, the same in both editions.
pub const DISPUTE_ROWS: [Row; 3] = [
    plain("reconsideration", "行政复议", &OUTCOMES),
    litigation("direct_litigation", "未经复议直接起诉"),
    litigation("post_reconsideration_litigation", "复议后起诉"),
];

const LITIGATION: Group = Group { key: "litigation", label: "行政诉讼" };

const fn litigation(key: &'static str, label: &'static str) -> Row {
    Row { key, label, group: Some(LITIGATION), columns: &OUTCOMES }
}

const fn count(key: &'static str, label: &'static str) -> Column {
    Column { key, label, measure: Measure::Count }
}

const fn plain(key: &'static str, label: &'static str, columns: &'static [Column]) -> Row {
    Row { key, label, group: None, columns }
}

const fn applicants(key: &'static str, label: &'static str, group: Option<Group>) -> Row {
    Row { key, label, group, columns: &APPLICANTS }
}

/// （三）不予公开.
pub const WITHHELD: Group = Group { key: "withheld", label: "（三）不予公开" };
/// （四）无法提供.
pub const UNAVAILABLE: Group = Group { key: "unavailable", label: "（四）无法提供" };
/// （五）不予处理.
pub const NOT_PROCESSED: Group = Group { key: "not_processed", label: "（五）不予处理" };
/// （六）其他处理, a group in the 2021 form and a row in the 2019 form.
pub const OTHER_HANDLING: Group = Group { key: "other_handling", label: "（六）其他处理" };

/// The rows of the applications table that both editions begin with, up to （五）.
const COMMON_ROWS: [Row; 20] = [
    applicants("received", "一、本年新收政府信息公开申请数量", None),
    applicants("carried_in", "二、上年结转政府信息公开申请数量", None),
    applicants("disclosed", "（一）予以公开", None),
    applicants(
        "partly_disclosed",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        None,
    ),
    applicants("withheld.state_secret", "1.属于国家秘密", Some(WITHHELD)),
    applicants("withheld.prohibited_by_law", "2.其他法律行政法规禁止公开", Some(WITHHELD)),
    applicants("withheld.security_and_stability", "3.危及“三安全一稳定”", Some(WITHHELD)),
    applicants("withheld.third_party_rights", "4.保护第三方合法权益", Some(WITHHELD)),
    applicants("withheld.internal_affairs", "5.属于三类内部事务信息", Some(WITHHELD)),
    applicants("withheld.process_information", "6.属于四类过程性信息", Some(WITHHELD)),
    applicants("withheld.enforcement_file", "7.属于行政执法案卷", Some(WITHHELD)),
    applicants("withheld.administrative_query", "8.属于行政查询事项", Some(WITHHELD)),
    applicants("unavailable.not_held", "1.本机关不掌握相关政府信息", Some(UNAVAILABLE)),
    applicants("unavailable.must_be_created", "2.没有现成信息需要另行制作", Some(UNAVAILABLE)),
    applicants("unavailable.still_unclear", "3.补正后申请内容仍不明确", Some(UNAVAILABLE)),
    applicants("not_processed.petition", "1.信访举报投诉类申请", Some(NOT_PROCESSED)),
    applicants("not_processed.repeat", "2.重复申请", Some(NOT_PROCESSED)),
    applicants("not_processed.publication", "3.要求提供公开出版物", Some(NOT_PROCESSED)),
    applicants("not_processed.excessive", "4.无正当理由大量反复申请", Some(NOT_PROCESSED)),
    applicants(
        "not_processed.reconfirmation",
        "5.要求行政机关确认或重新出具已获取信息",
        Some(NOT_PROCESSED),
    ),
];

const HANDLED_TOTAL: Row = applicants("handled_total", "（七）总计", None);
const CARRIED_OUT: Row = applicants("carried_out", "四、结转下年度继续办理", None);

#[cfg(test)]
mod tests {
    use super::{Edition, TableId, table};

    fn n_cells(id: TableId, edition: Edition) -> usize {
        table(id, edition).cells().count()
    }

    #[test]
    fn the_forms_have_their_official_size() {
        let sizes = |edition| TableId::ALL.map(|id| n_cells(id, edition));
        assert_eq!(sizes(Edition::Form2021), [10, 175, 15]);
        assert_eq!(sizes(Edition::Form2019), [22, 161, 15]);
    }
}
