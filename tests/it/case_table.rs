//! `tests/SECURITY.md`: every abuse case and fault with its tests, made from their names and from `tests/cases.txt`.

use std::{collections::BTreeMap, fmt::Write, fs};

use crate::support::source::files;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/SECURITY.md");
const CASES: &str = include_str!("../cases.txt");

const HEAD: &str = "# Abuse cases, faults and their tests

Made from the names of the tests and from `cases.txt` by the test `every_case_has_its_test_or_says_why_not`, which writes this page anew
and fails when it is stale. Numbers of cases are those of the threat model, numbers of ASVS those of OWASP ASVS 5.0.
Faults (R) are tried by `make faults`, and in a short form by `make test`.
";

/// One line of the table.
struct Case<'a> {
    name: &'a str,
    what: &'a str,
    items: &'a str,
    others: Vec<&'a str>,
    not_yet: &'a str,
}

fn case(line: &str) -> Option<Case<'_>> {
    let cells: Vec<_> = line.split('|').map(str::trim).collect();
    let [name, what, items, others, rest @ ..] = cells.as_slice() else { return None };
    let not_yet = rest.first().copied().unwrap_or_default();
    Some(Case { name, what, items, others: others.split_whitespace().collect(), not_yet })
}

/// Every test, and every fault of `make faults`, with the file it is in.
fn tests() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in files("tests", "rs").into_iter().chain(files("src", "rs")) {
        for line in source.text.lines().map(str::trim_start) {
            let name = line.strip_prefix("async fn ").or_else(|| line.strip_prefix("fn "));
            let name = name.and_then(|rest| rest.split_once("()")).map(|(name, _)| name);
            let fault = line.strip_prefix("fault(\"").and_then(|rest| rest.split_once('"')).map(|(name, _)| name);
            if let Some(name) = name.or(fault) {
                found.insert(name.to_owned(), source.path.clone());
            }
        }
    }
    found
}

/// The cases a test's name speaks of: `abuse_a1_a3_…` of A1 and A3, `r12_r23_…` of R12 and R23.
fn spoken_of(test: &str) -> Vec<String> {
    let words = test.strip_prefix("abuse_").or_else(|| test.starts_with('r').then_some(test)).unwrap_or_default();
    let is_case = |word: &&str| {
        word.split_at_checked(1).is_some_and(|(letter, number)| {
            "abcdefghijr".contains(letter) && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
        })
    };
    words.split('_').take_while(is_case).map(str::to_uppercase).collect()
}

fn row(case: &Case<'_>, tests: &BTreeMap<String, String>) -> String {
    let named = tests.keys().filter(|test| spoken_of(test).iter().any(|name| name == case.name)).map(String::as_str);
    let mut all: Vec<&str> = named.collect();
    for other in &case.others {
        assert!(tests.contains_key(*other), "cases.txt, {}: there is no test {other}", case.name);
        if !all.contains(other) {
            all.push(other);
        }
    }
    assert!(!all.is_empty() || !case.not_yet.is_empty(), "{} has neither a test nor a reason", case.name);
    let mut tested: Vec<String> = all.iter().map(|test| format!("`{test}` ({})", tests[*test])).collect();
    if !case.not_yet.is_empty() {
        tested.push(format!("*not yet: {}*", case.not_yet));
    }
    format!("| {} | {} | {} | {} |\n", case.name, case.what, case.items, tested.join("<br>"))
}

fn table() -> String {
    let (tests, mut text) = (tests(), HEAD.to_owned());
    for line in CASES.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            write!(text, "\n## {title}\n\n| case | what | ASVS 5.0 | tests |\n| --- | --- | --- | --- |\n")
                .expect("text");
        } else if let Some(case) = case(line).filter(|_| !line.starts_with('#')) {
            text.push_str(&row(&case, &tests));
        }
    }
    text
}

#[test]
fn every_case_has_its_test_or_says_why_not() {
    let names: Vec<&str> =
        CASES.lines().filter(|line| !line.starts_with('#')).filter_map(case).map(|c| c.name).collect();
    let unknown: Vec<String> = tests()
        .keys()
        .filter(|test| test.starts_with("abuse_"))
        .flat_map(|test| spoken_of(test))
        .filter(|name| !names.contains(&name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "cases.txt does not know {unknown:?}");
    assert!(names.len() >= 104 + 24, "{} cases", names.len());
    let table = table();
    if fs::read_to_string(TABLE).unwrap_or_default() != table {
        fs::write(TABLE, &table).expect("the page");
        panic!("tests/SECURITY.md was stale and has been written anew: look at it and commit it");
    }
}
