//! 国办公开办函〔2021〕30号: reports on 2021 and later.

use super::{
    CARRIED_OUT, COMMON_ROWS, Column, DISPUTE_ROWS, Edition, HANDLED_TOTAL, Measure,
    OTHER_HANDLING, Row, Table, TableId, applicants, count, plain,
};

/// 二、主动公开政府信息情况.
pub static DISCLOSURE: Table = Table {
    id: TableId::Disclosure,
    edition: Edition::Form2021,
    rows: &[
        plain("regulations", "规章", &DOCUMENTS),
        plain("normative_documents", "行政规范性文件", &DOCUMENTS),
        plain("licensing", "行政许可", &DECISIONS),
        plain("penalties", "行政处罚", &DECISIONS),
        plain("coercion", "行政强制", &DECISIONS),
        plain("fees", "行政事业性收费", &FEES),
    ],
};

const DOCUMENTS: [Column; 3] = [
    count("issued", "本年制发件数"),
    count("repealed", "本年废止件数"),
    count("in_force", "现行有效件数"),
];
const DECISIONS: [Column; 1] = [count("decisions", "本年处理决定数量")];
const FEES: [Column; 1] =
    [Column {
        key: "amount", label: "本年收费金额（单位：万元）", measure: Measure::Amount
    }];

/// 三、收到和处理政府信息公开申请情况.
pub static APPLICATIONS: Table =
    Table { id: TableId::Applications, edition: Edition::Form2021, rows: &APPLICATION_ROWS };

const APPLICATION_ROWS: [Row; 25] = {
    let mut rows = [HANDLED_TOTAL; 25];
    let mut idx = 0;
    while idx < COMMON_ROWS.len() {
        rows[idx] = COMMON_ROWS[idx];
        idx += 1;
    }
    rows[20] = applicants(
        "other_handling.not_corrected_in_time",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        Some(OTHER_HANDLING),
    );
    rows[21] = applicants(
        "other_handling.fee_not_paid_in_time",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        Some(OTHER_HANDLING),
    );
    rows[22] = applicants("other_handling.other", "3.其他", Some(OTHER_HANDLING));
    rows[24] = CARRIED_OUT;
    rows
};

/// 四、政府信息公开行政复议、行政诉讼情况.
pub static DISPUTES: Table =
    Table { id: TableId::Disputes, edition: Edition::Form2021, rows: &DISPUTE_ROWS };
