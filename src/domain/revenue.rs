//! What a partner turned over in the trailing twelve months, as far as the operator knows it (F01).

/// The currencies an amount can be in; each has hundredths.
pub use super::directory::CURRENCIES;

/// An amount in hundredths of its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revenue {
    /// How many hundredths.
    pub minor: i64,
    /// Of which currency.
    pub currency: String,
}

/// Why an amount is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevenueFault {
    /// It is no amount, or could be read in two ways.
    Amount,
    /// Its currency is missing or not known.
    Currency,
}

/// The most digits before the hundredths.
const DIGITS: usize = 13;

/// An amount as people and spreadsheets write it, and its currency; nothing, if no amount was given.
///
/// # Errors
/// When the amount is none, could mean two amounts (`1,250`), or has no currency.
pub fn parse(amount: &str, currency: &str) -> Result<Option<Revenue>, RevenueFault> {
    let amount: String = amount.chars().filter(|c| !c.is_whitespace() && *c != '\'' && *c != '’').collect();
    if amount.is_empty() {
        return Ok(None);
    }
    let minor = minor(&amount).ok_or(RevenueFault::Amount)?;
    let currency = currency.trim().to_uppercase();
    if !CURRENCIES.contains(&currency.as_str()) {
        return Err(RevenueFault::Currency);
    }
    Ok(Some(Revenue { minor, currency }))
}

/// Groups are parted by blanks alone: whether a comma parts thousands or hundredths shows by two digits after it, not by three.
fn minor(amount: &str) -> Option<i64> {
    let (whole, part) = amount.split_once(['.', ',']).unwrap_or((amount, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > DIGITS || part.len() > 2 {
        return None;
    }
    let part: i64 = part.parse().ok().map(|n: i64| if part.len() == 1 { n * 10 } else { n })?;
    Some(whole.parse::<i64>().ok()? * 100 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_spreadsheets_write_them() {
        let minor = |amount| parse(amount, "eur").map(|revenue| revenue.map(|revenue| revenue.minor));
        assert_eq!(minor("125000"), Ok(Some(12_500_000)));
        assert_eq!(minor("125 000,5"), Ok(Some(12_500_050)));
        assert_eq!(minor("1\u{202f}250\u{a0}000.75"), Ok(Some(125_000_075)));
        assert_eq!(minor("0"), Ok(Some(0)));
        assert_eq!(minor(" "), Ok(None));
        for wrong in ["125,000", "1.250.000", "-5", "12 €", "5.", ",5", "99999999999999", "soon"] {
            assert_eq!(minor(wrong), Err(RevenueFault::Amount), "{wrong}");
        }
    }

    #[test]
    fn an_amount_has_a_currency() {
        assert_eq!(parse("5", " eur "), Ok(Some(Revenue { minor: 500, currency: "EUR".into() })));
        assert_eq!(parse("5", ""), Err(RevenueFault::Currency));
        assert_eq!(parse("5", "ZZZ"), Err(RevenueFault::Currency));
        assert_eq!(parse("", "EUR"), Ok(None));
    }
}
