//! Agreements: kinds, versions, and who still has to accept one (machine 2.2).
//!
//! ```text
//! not_applicable ──programme approved──▶ offered ──accept and continue──▶ accepted
//!                                          │  ▲                              │
//!                                          └──┘ newer version published      └─ stays valid when the signer leaves
//! ```

/// What an agreement is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum AgreementKind {
    /// Direct partners.
    Direct,
    /// Indirect resellers.
    IndirectReseller,
    /// Indirect providers.
    IndirectProvider,
    /// Customers.
    Customer,
    /// The confirmation of authorization on the enrollment form (S07).
    Authorization,
}

impl AgreementKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Direct, Self::IndirectReseller, Self::IndirectProvider, Self::Customer, Self::Authorization];

    /// The word used in the database, on the command line and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::IndirectReseller => "indirect_reseller",
            Self::IndirectProvider => "indirect_provider",
            Self::Customer => "customer",
            Self::Authorization => "authorization",
        }
    }

    /// The kind called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A piece of an agreement's text, as it is shown and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph.
    Paragraph(&'a str),
    /// A list.
    List(Vec<&'a str>),
}

/// Reads the small mark-up agreements are written in: `## ` headings, `- ` lists, everything else paragraphs.
pub fn blocks(body: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(heading));
        } else if let Some(item) = line.strip_prefix("- ") {
            match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item),
                _ => blocks.push(Block::List(vec![item])),
            }
        } else {
            blocks.push(Block::Paragraph(line));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lists_and_paragraphs() {
        let text = "Intro\n\n## One\n- a\n- b\nAfter";
        let wanted =
            [Block::Paragraph("Intro"), Block::Heading("One"), Block::List(vec!["a", "b"]), Block::Paragraph("After")];
        assert_eq!(blocks(text), wanted);
    }
}
