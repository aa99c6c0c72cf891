//! 国办公开办函〔2019〕60号: reports on 2019 and 2020.

use super::{
    CARRIED_OUT, COMMON_ROWS, Column, DISPUTE_ROWS, Edition, HANDLED_TOTAL, Measure, Row, Table,
    TableId, applicants, count, plain,
};

/// 二、主动公开政府信息情况.
pub static DISCLOSURE: Table = Table {
    id: TableId::Disclosure,
    edition: Edition::Form2019,
    rows: &[
        plain("regulations", "规章", &DOCUMENTS),
        plain("normative_documents", "规范性文件", &DOCUMENTS),
        plain("licensing", "行政许可", &ITEMS_AND_DECISIONS),
        plain("other_services", "其他对外管理服务事项", &ITEMS_AND_DECISIONS),
        plain("penalties", "行政处罚", &ITEMS_AND_DECISIONS),
        plain("coercion", "行政强制", &ITEMS_AND_DECISIONS),
        plain("fees", "行政事业性收费", &ITEMS),
        plain("procurement", "政府集中采购", &PROCUREMENT),
    ],
};

const DOCUMENTS: [Column; 3] = [
    count("made", "本年新制作数量"),
    count("published", "本年新公开数量"),
    count("public_total", "对外公开总数量"),
];
const LAST_YEAR: Column = count("items_last_year", "上一年项目数量");
const CHANGE: Column = Column { key: "change", label: "本年增/减", measure: Measure::Change };
const ITEMS_AND_DECISIONS: [Column; 3] = [LAST_YEAR, CHANGE, count("decisions", "处理决定数量")];
const ITEMS: [Column; 2] = [LAST_YEAR, CHANGE];
const PROCUREMENT: [Column; 2] = [
    count("projects", "采购项目数量"),
    Column { key: "amount", label: "采购总金额", measure: Measure::Amount },
];

/// 三、收到和处理政府信息公开申请情况.
pub static APPLICATIONS: Table =
    Table { id: TableId::Applications, edition: Edition::Form2019, rows: &APPLICATION_ROWS };

const APPLICATION_ROWS: [Row; 23] = {
    let mut rows = [HANDLED_TOTAL; 23];
    let mut idx = 0;
    while idx < COMMON_ROWS.len() {
        rows[idx] = COMMON_ROWS[idx];
        idx += 1;
    }
    rows[20] = applicants("other_handling", "（六）其他处理", None);
    rows[22] = CARRIED_OUT;
    rows
};

/// 四、政府信息公开行政复议、行政诉讼情况.
pub static DISPUTES: Table =
    Table { id: TableId::Disputes, edition: Edition::Form2019, rows: &DISPUTE_ROWS };
