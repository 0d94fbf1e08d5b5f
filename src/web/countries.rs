//! Countries and regions of the programme, for forms.

use super::{forms::Choice, page::Frame};

/// The countries an organisation can be in.
pub const CODES: &[&str] = &[
    "AT", "AU", "BE", "BG", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "ID",
    "IE", "IS", "IT", "JP", "LI", "LT", "LU", "LV", "MT", "MY", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "SI",
    "SK", "US",
];

/// The programme's regions.
pub const REGIONS: &[&str] = &["EU", "NA", "APAC"];

/// All countries, by their name in the page's language, after one that says nothing is chosen yet.
pub fn choices(page: &Frame) -> Vec<Choice> {
    let mut all: Vec<Choice> = CODES.iter().map(|code| Choice::new(*code, page.country(code))).collect();
    all.sort_by_key(|choice| choice.label.to_lowercase().replace(['é', 'É'], "e"));
    all.insert(0, Choice::new("", page.t("choose-one")));
    all
}

/// The countries of one region.
pub fn of_region(page: &Frame, region: &str) -> Vec<Choice> {
    let lies_there = |code: &str| match code {
        "CA" | "US" => region == "NA",
        "AU" | "ID" | "JP" | "MY" | "NZ" | "SG" => region == "APAC",
        _ => region == "EU",
    };
    choices(page).into_iter().filter(|choice| choice.value.is_empty() || lies_there(&choice.value)).collect()
}
