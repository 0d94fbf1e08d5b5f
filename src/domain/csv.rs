//! Cells of a CSV file that a spreadsheet takes for text, whatever somebody typed (abuse G2).

/// What a spreadsheet would take for the beginning of a formula, the full-width forms included.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// One cell, quoted; an apostrophe goes before what could be a formula.
pub fn cell(text: &str) -> String {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\0' | '\u{feff}'));
    let begins = bare.starts_with(FORMULA) || text.starts_with(FORMULA);
    let guard = if begins { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\"").replace('\0', ""))
}

/// One line.
pub fn line<T: AsRef<str>>(cells: &[T]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_commas_stay_inside_their_cell() {
        assert_eq!(
            line(&["a", "b,c", "say \"no\"", "two\nlines"]),
            "\"a\",\"b,c\",\"say \"\"no\"\"\",\"two\nlines\"\r\n"
        );
    }

    #[test]
    fn abuse_g2_no_cell_begins_a_formula() {
        for text in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "＝1", " =1", "\"=1", "' =1", "\n=1", "\u{a0}=1",
            "'\0=1",
        ] {
            assert!(cell(text).starts_with("\"'"), "{text:?} became {}", cell(text));
        }
        for text in ["", "Anna", "a=1", "2026-11-23", "é"] {
            assert!(!cell(text).starts_with("\"'"), "{text:?} became {}", cell(text));
        }
    }
}
