//! A list of partners to be identified for off-boarding at once (F01): out of a file, out of pasted text, or a whole renewal month.
//!
//! ```text
//! read ──apply──▶ applying ──last row──▶ done
//!   └──discard──▶ discarded
//! ```
//!
//! Reading changes nobody; `applying` is the worker's, and whatever it has done it has done once.

use chrono::NaiveDate;

use super::text::{self, TextFault};

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ImportState {
    /// Read and shown; nobody is identified by it yet.
    Read,
    /// The worker applies it.
    Applying,
    /// Every row has its outcome.
    Done,
    /// Thrown away before it was applied.
    Discarded,
}

/// Something that happens to an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportStep {
    /// The operator lets it be applied.
    Apply,
    /// The operator throws it away.
    Discard,
    /// The last row has its outcome.
    End,
}

/// The step is not open from where the import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the import stands at {0:?}")]
pub struct ImportStepNotOpen(pub ImportState);

impl ImportState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Read, Self::Applying, Self::Done, Self::Discarded];

    /// Takes one step. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: ImportStep) -> Result<Self, ImportStepNotOpen> {
        match (self, step) {
            (Self::Read, ImportStep::Apply) => Ok(Self::Applying),
            (Self::Read, ImportStep::Discard) => Ok(Self::Discarded),
            (Self::Applying, ImportStep::End) => Ok(Self::Done),
            (state, _) => Err(ImportStepNotOpen(state)),
        }
    }

    /// The word used in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Applying => "applying",
            Self::Done => "done",
            Self::Discarded => "discarded",
        }
    }

    /// How the word is coloured; the word itself always stands beside it.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Read => "warning",
            Self::Applying => "info",
            Self::Done => "success",
            Self::Discarded => "neutral",
        }
    }
}

/// The columns of a file, in the order the template has them.
pub const COLUMNS: [&str; 3] = ["partner_id", "reason", "planned_date"];
/// The most rows a file may have.
pub const MOST_ROWS: usize = 10_000;
/// The longest reason.
pub const REASON: usize = 300;

/// A row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Its line in the file, from 1; the heads are a line too.
    pub line: i32,
    /// The Partner ID as typed.
    pub number: String,
    /// The reason as typed.
    pub reason: String,
    /// The planned date as typed.
    pub planned_text: String,
    /// The planned date.
    pub planned_on: Option<NaiveDate>,
    /// What is wrong with it, as far as it shows by itself.
    pub fault: Option<&'static str>,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// Nothing is in it.
    Empty,
    /// It is no UTF-8 text.
    Encoding,
    /// A column is missing, or there twice.
    Columns,
    /// It has more rows than are taken at once.
    TooMany,
}

/// Reads a file: heads in any order, separated by comma, semicolon or tab, as spreadsheets write them.
///
/// # Errors
/// When no row can be read; rows that are wrong by themselves are read with their fault.
pub fn read(content: &[u8], today: NaiveDate) -> Result<Vec<ReadRow>, FileFault> {
    let text = std::str::from_utf8(content).map_err(|_| FileFault::Encoding)?.trim_start_matches('\u{feff}');
    let heads = text.lines().find(|line| !line.trim().is_empty()).ok_or(FileFault::Empty)?;
    let delimiter =
        [b'\t', b';', b','].into_iter().find(|d| heads.contains(char::from(*d))).ok_or(FileFault::Columns)?;
    let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let places = places(reader.headers().map_err(|_| FileFault::Columns)?)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| FileFault::Encoding)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(FileFault::TooMany);
        }
        rows.push(row(&record, places, today));
    }
    if rows.is_empty() { Err(FileFault::Empty) } else { Ok(rows) }
}

/// Where each column stands.
fn places(heads: &::csv::StringRecord) -> Result<[usize; 3], FileFault> {
    let heads: Vec<String> = heads.iter().map(|head| head.trim().to_lowercase().replace([' ', '-'], "_")).collect();
    let mut places = [0; 3];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        let mut found = heads.iter().enumerate().filter(|(_, head)| *head == column).map(|(at, _)| at);
        *place = found.next().filter(|_| found.next().is_none()).ok_or(FileFault::Columns)?;
    }
    Ok(places)
}

fn row(record: &::csv::StringRecord, places: [usize; 3], today: NaiveDate) -> ReadRow {
    // the apostrophe is what spreadsheets, and our own files, put before what must stay text
    let [number, reason, planned] =
        places.map(|at| record.get(at).unwrap_or_default().trim().trim_start_matches('\'').trim());
    let line = record.position().map_or(0, |at| i32::try_from(at.line()).unwrap_or(i32::MAX));
    let parsed = text::partner_id(number);
    let checked = text::line(reason, REASON);
    let planned_on = planned.parse::<NaiveDate>().ok();
    let fault = match (&parsed, &checked, planned_on) {
        (Err(TextFault::Missing), _, _) => Some("partner-missing"),
        (Err(_), _, _) => Some("partner-format"),
        (_, Err(TextFault::Missing), _) => Some("reason-missing"),
        (_, Err(TextFault::TooLong(_)), _) => Some("reason-long"),
        (_, Err(_), _) => Some("reason-characters"),
        (_, _, None) if planned.is_empty() => Some("planned-missing"),
        (_, _, None) => Some("planned-format"),
        (_, _, Some(day)) if day <= today => Some("planned-past"),
        _ => None,
    };
    ReadRow {
        line,
        number: parsed.unwrap_or_else(|_| shown(number, 40)),
        reason: checked.unwrap_or_else(|_| shown(reason, REASON)),
        planned_text: shown(planned, 40),
        planned_on,
        fault,
    }
}

/// What stood in a cell that is wrong, as far as it can be kept and shown.
fn shown(cell: &str, most: usize) -> String {
    cell.chars().filter(|c| !c.is_control()).take(most).collect()
}

/// Every fault a row can have: the catalogue's key is `import-fault-` and this word.
pub const FAULTS: [&str; 13] = [
    "partner-missing",
    "partner-format",
    "partner-unknown",
    "partner-twice",
    "reason-missing",
    "reason-long",
    "reason-characters",
    "planned-missing",
    "planned-format",
    "planned-past",
    "not-direct",
    "enrollment-open",
    "right-ended",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    fn faults(text: &str) -> Vec<(i32, Option<&'static str>)> {
        read(text.as_bytes(), today()).unwrap().into_iter().map(|row| (row.line, row.fault)).collect()
    }

    #[test]
    fn every_state_takes_the_steps_of_the_drawing_and_no_other() {
        let open: Vec<_> = ImportState::ALL
            .into_iter()
            .flat_map(|state| {
                [ImportStep::Apply, ImportStep::Discard, ImportStep::End].map(|step| (state, state.take(step)))
            })
            .filter_map(|(from, to)| to.ok().map(|to| (from, to)))
            .collect();
        let wanted = [
            (ImportState::Read, ImportState::Applying),
            (ImportState::Read, ImportState::Discarded),
            (ImportState::Applying, ImportState::Done),
        ];
        assert_eq!(open, wanted);
    }

    #[test]
    fn files_of_every_spreadsheet_are_read() {
        let plain = "partner_id,reason,planned_date\r\n4000001,\"Renewal, spring\",2027-03-31\r\n";
        let french = "\u{feff}planned date;Partner ID;reason\n2027-03-31;4000001;Renewal, spring\n";
        let wanted = ReadRow {
            line: 2,
            number: "4000001".into(),
            reason: "Renewal, spring".into(),
            planned_text: "2027-03-31".into(),
            planned_on: NaiveDate::from_ymd_opt(2027, 3, 31),
            fault: None,
        };
        assert_eq!(read(plain.as_bytes(), today()).unwrap(), std::slice::from_ref(&wanted));
        assert_eq!(read(french.as_bytes(), today()).unwrap(), [wanted]);
    }

    #[test]
    fn each_row_is_named_with_its_own_fault() {
        let text = "partner_id,reason,planned_date\n,x,2027-01-01\n40,x,2027-01-01\n4000001,,2027-01-01\n\n\
            4000001,x,\n4000001,x,31/01/2027\n4000001,x,2026-11-25\n4000001,x,2026-11-26\n4000001\n";
        let wanted = [
            (2, Some("partner-missing")),
            (3, Some("partner-format")),
            (4, Some("reason-missing")),
            (6, Some("planned-missing")),
            (7, Some("planned-format")),
            (8, Some("planned-past")),
            (9, None),
            (10, Some("reason-missing")),
        ];
        assert_eq!(faults(text), wanted);
        let long = format!("partner_id,reason,planned_date\n4000001,{},2027-01-01\n", "x".repeat(REASON + 1));
        assert_eq!(faults(&long), [(2, Some("reason-long"))]);
        assert_eq!(
            faults("partner_id,reason,planned_date\n4000001,a\u{202e}b,2027-01-01"),
            [(2, Some("reason-characters"))]
        );
    }

    #[test]
    fn a_file_that_is_none_says_what_it_lacks() {
        assert_eq!(read(b"", today()), Err(FileFault::Empty));
        assert_eq!(read(b"partner_id,reason,planned_date\n", today()), Err(FileFault::Empty));
        assert_eq!(read(b"partner_id,reason\n4000001,x\n", today()), Err(FileFault::Columns));
        assert_eq!(read(b"partner_id,reason,reason,planned_date\n1,x,y,z\n", today()), Err(FileFault::Columns));
        assert_eq!(read(b"partner_id,reason,planned_date\n\xff,x,y\n", today()), Err(FileFault::Encoding));
        let many = format!("partner_id,reason,planned_date\n{}", "4000001,x,2027-01-01\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(many.as_bytes(), today()), Err(FileFault::TooMany));
    }

    #[test]
    fn every_fault_has_a_word() {
        for text in ["a,x,2027-01-01", "4000001,x,y"] {
            let fault = faults(&format!("partner_id,reason,planned_date\n{text}"))[0].1.unwrap();
            assert!(FAULTS.contains(&fault), "{fault}");
        }
    }
}
