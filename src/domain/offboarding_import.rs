//! A list of partners to be identified for off-boarding at once (F01): out of a file, out of pasted text, or a whole renewal month.
//!
//! ```text
//! read ──apply──▶ applying ──last row──▶ done
//!   └──discard──▶ discarded
//! ```
//!
//! Reading changes nobody; `applying` is the worker's, and whatever it has done it has done once.

use std::borrow::Cow;

use chrono::NaiveDate;
use encoding_rs::{UTF_8, WINDOWS_1252};

use super::{
    revenue::{self, Revenue, RevenueFault},
    text::{self, TextFault},
};

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

/// The columns every file has, in the order the template has them.
pub const COLUMNS: [&str; 3] = ["partner_id", "reason", "planned_date"];
/// The columns a file may have besides.
pub const OPTIONAL: [&str; 2] = ["revenue", "currency"];
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
    /// The revenue as typed.
    pub revenue_text: String,
    /// Its currency as typed.
    pub currency: String,
    /// The revenue, if it is known.
    pub revenue: Option<Revenue>,
    /// What is wrong with it, as far as it shows by itself.
    pub fault: Option<&'static str>,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// Nothing is in it.
    Empty,
    /// It is no text.
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
    let text = decoded(content).ok_or(FileFault::Encoding)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let heads = text.lines().find(|line| !line.trim().is_empty()).ok_or(FileFault::Empty)?;
    let delimiter =
        [b'\t', b';', b','].into_iter().find(|d| heads.contains(char::from(*d))).ok_or(FileFault::Columns)?;
    let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let places = places(reader.headers().map_err(|_| FileFault::Columns)?)?;
    let mut rows = Vec::new();
    let (mut seen, mut line) = (0, 1);
    for record in reader.records() {
        let record = record.map_err(|_| FileFault::Encoding)?;
        let begins = beginning(&text, &record);
        line += text[seen..begins].matches('\n').count();
        seen = begins;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(FileFault::TooMany);
        }
        rows.push(row(&record, &places, today, i32::try_from(line).unwrap_or(i32::MAX)));
    }
    if rows.is_empty() { Err(FileFault::Empty) } else { Ok(rows) }
}

/// The text of a file: UTF-8, what its first bytes say it is, or else what spreadsheets in western Europe save by themselves.
fn decoded(content: &[u8]) -> Option<Cow<'_, str>> {
    let (text, _, broken) = match std::str::from_utf8(content) {
        Ok(_) => UTF_8.decode(content),
        Err(_) => WINDOWS_1252.decode(content),
    };
    // the encoding of last resort lets every byte through; pictures and the like have zeros
    (!broken && !text.contains('\0')).then_some(text)
}

/// Where each column stands.
struct Places {
    needed: [usize; 3],
    optional: [Option<usize>; 2],
}

fn places(heads: &::csv::StringRecord) -> Result<Places, FileFault> {
    let heads: Vec<String> = heads.iter().map(|head| head.trim().to_lowercase().replace([' ', '-'], "_")).collect();
    let place = |column: &str| {
        let mut found = heads.iter().enumerate().filter(|(_, head)| *head == column).map(|(at, _)| at);
        let place = found.next();
        if found.next().is_none() { Ok(place) } else { Err(FileFault::Columns) }
    };
    let mut places = Places { needed: [0; 3], optional: [None; 2] };
    for (at, column) in places.needed.iter_mut().zip(COLUMNS) {
        *at = place(column)?.ok_or(FileFault::Columns)?;
    }
    for (at, column) in places.optional.iter_mut().zip(OPTIONAL) {
        *at = place(column)?;
    }
    Ok(places)
}

/// Where a record begins: the reader remembers the place before the empty lines that it skips.
fn beginning(text: &str, record: &::csv::StringRecord) -> usize {
    let at = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default();
    text.len() - text[at..].trim_start_matches('\n').len()
}

/// A day as the template has it, or as spreadsheets in Europe turn it: the day first.
fn day(typed: &str) -> Option<NaiveDate> {
    let day_first = |format| NaiveDate::parse_from_str(typed, format).ok();
    typed.parse().ok().or_else(|| day_first("%d/%m/%Y")).or_else(|| day_first("%d.%m.%Y"))
}

fn row(record: &::csv::StringRecord, places: &Places, today: NaiveDate, line: i32) -> ReadRow {
    // the apostrophe is what spreadsheets, and our own files, put before what must stay text
    let cell = |at: usize| record.get(at).unwrap_or_default().trim().trim_start_matches('\'').trim();
    let [number, reason, planned] = places.needed.map(cell);
    let [amount, currency] = places.optional.map(|at| at.map_or("", cell));
    let parsed = text::partner_id(number);
    let checked = text::line(reason, REASON);
    let planned_on = day(planned);
    let revenue = revenue::parse(amount, currency);
    let fault = match (&parsed, &checked, planned_on) {
        (Err(TextFault::Missing), _, _) => Some("partner-missing"),
        (Err(_), _, _) => Some("partner-format"),
        (_, Err(TextFault::Missing), _) => Some("reason-missing"),
        (_, Err(TextFault::TooLong(_)), _) => Some("reason-long"),
        (_, Err(_), _) => Some("reason-characters"),
        (_, _, None) if planned.is_empty() => Some("planned-missing"),
        (_, _, None) => Some("planned-format"),
        (_, _, Some(day)) if day <= today => Some("planned-past"),
        _ => match revenue {
            Err(RevenueFault::Amount) => Some("revenue-format"),
            Err(RevenueFault::Currency) => Some("revenue-currency"),
            Ok(_) => None,
        },
    };
    let revenue = revenue.ok().flatten();
    ReadRow {
        line,
        number: parsed.unwrap_or_else(|_| shown(number, 40)),
        reason: checked.unwrap_or_else(|_| shown(reason, REASON)),
        planned_text: shown(planned, 40),
        planned_on,
        revenue_text: shown(amount, 40),
        currency: revenue.as_ref().map_or_else(|| shown(currency, 40), |revenue| revenue.currency.clone()),
        revenue,
        fault,
    }
}

/// What stood in a cell that is wrong, as far as it can be kept and shown.
fn shown(cell: &str, most: usize) -> String {
    cell.chars().filter(|c| !c.is_control()).take(most).collect()
}

/// Every fault a row can have: the catalogue's key is `import-fault-` and this word.
pub const FAULTS: [&str; 15] = [
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
    "revenue-format",
    "revenue-currency",
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
            revenue_text: String::new(),
            currency: String::new(),
            revenue: None,
            fault: None,
        };
        assert_eq!(read(plain.as_bytes(), today()).unwrap(), std::slice::from_ref(&wanted));
        assert_eq!(read(french.as_bytes(), today()).unwrap(), [wanted]);
    }

    #[test]
    fn files_of_a_french_spreadsheet_are_read_in_each_encoding_it_saves() {
        let text =
            "Partner ID;Reason;Planned date;Revenue;Currency\r\n4000001;Échéance d'été;31/03/2027;18 400,50;eur\r\n";
        let western: Vec<u8> = WINDOWS_1252.encode(text).0.into_owned();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for content in [text.as_bytes(), &western, &marked] {
            let row = read(content, today()).unwrap().remove(0);
            assert_eq!((row.reason.as_str(), row.fault), ("Échéance d'été", None));
            assert_eq!(row.planned_on, NaiveDate::from_ymd_opt(2027, 3, 31));
            assert_eq!(row.revenue, Some(Revenue { minor: 1_840_050, currency: "EUR".into() }));
        }
    }

    #[test]
    fn a_revenue_that_is_none_is_named_and_one_that_is_not_there_is_not() {
        let heads = "partner_id,reason,planned_date,revenue,currency\n";
        for (cells, fault) in [
            ("12500,EUR", None),
            (",", None),
            (",EUR", None),
            ("much,EUR", Some("revenue-format")),
            ("12500,", Some("revenue-currency")),
            ("12500,ZZZ", Some("revenue-currency")),
        ] {
            assert_eq!(faults(&format!("{heads}4000001,x,2027-01-01,{cells}")), [(2, fault)], "{cells}");
        }
        let twice = b"partner_id,reason,planned_date,revenue,revenue\n1,x,y,1,1\n";
        assert_eq!(read(twice, today()), Err(FileFault::Columns));
    }

    #[test]
    fn each_row_is_named_with_its_own_fault() {
        let text = "partner_id,reason,planned_date\n,x,2027-01-01\n40,x,2027-01-01\n4000001,,2027-01-01\n\n\
            4000001,x,\n4000001,x,1/31/2027\n4000001,x,2026-11-25\n4000001,x,2026-11-26\n4000001\n";
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
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", today()), Err(FileFault::Encoding));
        let many = format!("partner_id,reason,planned_date\n{}", "4000001,x,2027-01-01\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(many.as_bytes(), today()), Err(FileFault::TooMany));
    }

    #[test]
    fn every_fault_has_a_word() {
        for text in ["a,x,2027-01-01", "4000001,x,y", "4000001,x,2027-01-01,z"] {
            let fault = faults(&format!("partner_id,reason,planned_date,revenue\n{text}"))[0].1.unwrap();
            assert!(FAULTS.contains(&fault), "{fault}");
        }
    }
}
