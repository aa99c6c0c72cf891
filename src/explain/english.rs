//! The rows and columns of the form in English.

use crate::form::Column;

/// A row by its key.
pub fn row(key: &str) -> &'static str {
    match key {
        "regulations" => "regulations",
        "normative_documents" => "normative documents",
        "licensing" => "licensing",
        "other_services" => "other services",
        "penalties" => "penalties",
        "coercion" => "coercive measures",
        "fees" => "administrative fees",
        "procurement" => "procurement",
        "reconsideration" => "reconsideration",
        "direct_litigation" => "litigation without reconsideration",
        "post_reconsideration_litigation" => "litigation after reconsideration",
        _ => application_row(key),
    }
}

fn application_row(key: &str) -> &'static str {
    match key {
        "received" => "1 received this year",
        "carried_in" => "2 carried over from last year",
        "disclosed" => "(1) disclosed",
        "partly_disclosed" => "(2) partly disclosed",
        "withheld.state_secret" => "(3) withheld: 1 state secrets",
        "withheld.prohibited_by_law" => "(3) withheld: 2 prohibited by law",
        "withheld.security_and_stability" => "(3) withheld: 3 security and stability",
        "withheld.third_party_rights" => "(3) withheld: 4 rights of third parties",
        "withheld.internal_affairs" => "(3) withheld: 5 internal affairs",
        "withheld.process_information" => "(3) withheld: 6 information on process",
        "withheld.enforcement_file" => "(3) withheld: 7 enforcement files",
        "withheld.administrative_query" => "(3) withheld: 8 administrative queries",
        "unavailable.not_held" => "(4) unavailable: 1 not held",
        "unavailable.must_be_created" => "(4) unavailable: 2 would have to be created",
        "unavailable.still_unclear" => "(4) unavailable: 3 still unclear",
        "not_processed.petition" => "(5) not processed: 1 petitions",
        "not_processed.repeat" => "(5) not processed: 2 repeated applications",
        "not_processed.publication" => "(5) not processed: 3 publications",
        "not_processed.excessive" => "(5) not processed: 4 excessive applications",
        "not_processed.reconfirmation" => "(5) not processed: 5 confirmation of what was given",
        "other_handling.not_corrected_in_time" => "(6) other: 1 not corrected in time",
        "other_handling.fee_not_paid_in_time" => "(6) other: 2 fee not paid in time",
        "other_handling.other" => "(6) other: 3 other",
        "other_handling" => "(6) other handling",
        "handled_total" => "(7) total",
        "carried_out" => "4 carried over to next year",
        _ => "",
    }
}

/// A column.
pub fn column(column: &Column) -> &'static str {
    match column.key {
        "natural_person" => "natural persons",
        "business" => "businesses",
        "research" => "research institutes",
        "public_welfare" => "public welfare organisations",
        "legal_service" => "legal services",
        "other" if column.label == "其他结果" => "other outcome",
        "other" => "other",
        "total" => "total",
        "upheld" => "upheld",
        "corrected" => "corrected",
        "pending" => "pending",
        _ => disclosure_column(column.key),
    }
}

fn disclosure_column(key: &str) -> &'static str {
    match key {
        "issued" => "issued this year",
        "repealed" => "repealed this year",
        "in_force" => "in force",
        "decisions" => "decisions this year",
        "amount" => "amount",
        "made" => "made this year",
        "published" => "published this year",
        "public_total" => "public in all",
        "items_last_year" => "items last year",
        "change" => "change this year",
        "projects" => "projects",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use crate::form::{Edition, TableId, table};

    #[test]
    fn every_row_and_column_has_a_name() {
        for edition in Edition::ALL {
            for row in TableId::ALL.iter().flat_map(|it| table(*it, edition).rows) {
                assert_ne!(super::row(row.key), "", "{}", row.key);
                for column in row.columns {
                    assert_ne!(super::column(column), "", "{}", column.key);
                }
            }
        }
    }
}
