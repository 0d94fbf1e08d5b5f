//! Working days of the operator: the promise of S11 ("up to three working days") as a moment both sides see.

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

/// The operator's calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Its zone.
    pub zone: Tz,
    /// Public holidays, sorted or not.
    pub holidays: Vec<NaiveDate>,
}

impl Calendar {
    /// Whether people work on this day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// The day it is in the calendar's zone.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// 23:59 of the `days`-th working day after the day of `at`.
    pub fn due(&self, at: DateTime<Utc>, days: u32) -> DateTime<Utc> {
        let mut day = self.day_of(at);
        let mut left = days;
        while left > 0 {
            day = day + Days::new(1);
            if self.is_working(day) {
                left -= 1;
            }
        }
        self.end_of(day)
    }

    /// Working days that are left after the day of `at` until the day of `due`.
    pub fn days_left(&self, at: DateTime<Utc>, due: DateTime<Utc>) -> u32 {
        let (mut day, last) = (self.day_of(at), self.day_of(due));
        let mut left = 0;
        while day < last {
            day = day + Days::new(1);
            left += u32::from(self.is_working(day));
        }
        left
    }

    /// The moment from which the day before the due day counts: its begin, one working day earlier (N08).
    pub fn warn_from(&self, due: DateTime<Utc>) -> DateTime<Utc> {
        let mut day = self.day_of(due) - Days::new(1);
        while !self.is_working(day) {
            day = day - Days::new(1);
        }
        self.local(day, NaiveTime::MIN)
    }

    fn end_of(&self, day: NaiveDate) -> DateTime<Utc> {
        self.local(day, NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN))
    }

    /// A wall-clock moment; in the hour that a change of the clocks skips or doubles, the later reading.
    fn local(&self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        match self.zone.from_local_datetime(&day.and_time(time)) {
            LocalResult::Single(at) | LocalResult::Ambiguous(_, at) => at.with_timezone(&Utc),
            LocalResult::None => Utc.from_utc_datetime(&day.and_time(time)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris(holidays: &[&str]) -> Calendar {
        Calendar { zone: chrono_tz::Europe::Paris, holidays: holidays.iter().map(|day| day.parse().unwrap()).collect() }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn three_working_days_end_at_a_minute_to_midnight_in_the_operator_s_zone() {
        // Monday morning: Thursday 23:59 in Paris, winter time
        assert_eq!(paris(&[]).due(at("2026-11-23T08:00:00Z"), 3), at("2026-11-26T22:59:00Z"));
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        // Thursday before a holiday Friday: Monday, Tuesday, Wednesday
        let calendar = paris(&["2026-05-01"]);
        assert_eq!(calendar.due(at("2026-04-30T09:00:00Z"), 3), at("2026-05-06T21:59:00Z"));
        assert_eq!(calendar.days_left(at("2026-04-30T09:00:00Z"), at("2026-05-06T21:59:00Z")), 3);
    }

    #[test]
    fn the_day_is_the_operator_s_and_the_clocks_may_change_meanwhile() {
        // 23:30 UTC on Thursday is Friday in Paris; summer time ends on Sunday the 25th
        assert_eq!(paris(&[]).due(at("2026-10-22T23:30:00Z"), 3), at("2026-10-28T22:59:00Z"));
        // leap day
        assert_eq!(paris(&[]).due(at("2028-02-28T09:00:00Z"), 1), at("2028-02-29T22:59:00Z"));
    }

    #[test]
    fn the_warning_comes_one_working_day_before() {
        // due on a Monday: from Friday 00:00
        assert_eq!(paris(&[]).warn_from(at("2026-11-30T22:59:00Z")), at("2026-11-26T23:00:00Z"));
    }
}
