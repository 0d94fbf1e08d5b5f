//! Keyset pages: a page costs the same wherever it lies, and the address says where.

/// Rows of a page.
pub const SIZE: usize = 25;
/// Rows that are read: one more, to see whether there is another page.
pub const LIMIT: i64 = 26;

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor<K> {
    /// At the beginning.
    Start,
    /// After this key, going on.
    After(K),
    /// Before this key, going back.
    Before(K),
}

impl<K: Copy> Cursor<K> {
    /// The cursor an address with `after` or `before` means.
    pub fn from_parts(after: Option<K>, before: Option<K>) -> Self {
        match (after, before) {
            (Some(key), _) => Self::After(key),
            (None, Some(key)) => Self::Before(key),
            (None, None) => Self::Start,
        }
    }

    /// Whether rows have to be read in the opposite order.
    pub fn is_backwards(&self) -> bool {
        matches!(self, Self::Before(_))
    }

    /// The keys between which rows lie, the outermost where there is no limit.
    pub fn bounds(&self, first: K, last: K) -> (K, K) {
        match self {
            Self::Start => (first, last),
            Self::After(key) => (*key, last),
            Self::Before(key) => (first, *key),
        }
    }
}

/// A page of rows, and the keys its neighbours begin at.
pub struct Page<T, K> {
    /// The rows, in the order they are shown.
    pub rows: Vec<T>,
    /// Where the page before begins, if there is one.
    pub previous: Option<K>,
    /// Where the page after begins, if there is one.
    pub next: Option<K>,
}

/// Makes a page of `size` rows out of one more that was read to see whether there is another.
pub fn page<T, K, C>(mut rows: Vec<T>, cursor: &Cursor<C>, size: usize, key: impl Fn(&T) -> K) -> Page<T, K> {
    let more = rows.len() > size;
    rows.truncate(size);
    let backwards = matches!(cursor, Cursor::Before(_));
    if backwards {
        rows.reverse();
    }
    let first = rows.first().map(&key);
    let last = rows.last().map(&key);
    let (has_previous, has_next) = match cursor {
        Cursor::Start => (false, more),
        Cursor::After(_) => (true, more),
        Cursor::Before(_) => (more, true),
    };
    Page { rows, previous: first.filter(|_| has_previous), next: last.filter(|_| has_next) }
}
