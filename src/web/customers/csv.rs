//! Comma-separated values that no spreadsheet takes for formulas (abuse G2).

/// What makes a spreadsheet calculate, also in its full width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell: quoted, and with an apostrophe before whatever could be taken for a formula.
pub fn cell(text: &str) -> String {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'' || c == '\0');
    let risky = bare.starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n', '\0']);
    format!("\"{}{}\"", if risky { "'" } else { "" }, text.replace('"', "\"\""))
}

/// A line of cells, ended as RFC 4180 says.
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = cells.into_iter().map(cell).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abuse_g2_nothing_is_taken_for_a_formula() {
        for risky in ["=1+1", "+33", "-2", "@cmd", "\t=1", "\r=1", "\0=1", "＝1", "\"=1", " =1", "'=1", "\u{a0}=1"] {
            assert!(cell(risky).starts_with("\"'"), "{risky:?}");
        }
        assert_eq!(cell("Orchard \"School\""), "\"Orchard \"\"School\"\"\"");
        assert_eq!(line(["a", "b,c"]), "\"a\",\"b,c\"\r\n");
    }
}
