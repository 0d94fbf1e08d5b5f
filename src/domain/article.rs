//! Help articles: the small mark-up they are written in, which is that of agreements with links inside a line (F24).

use super::agreement::{self, Block};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A link to another page of ours: its words and its path.
    Link(&'a str, &'a str),
}

/// A piece of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph.
    Paragraph(Vec<Piece<'a>>),
    /// A list.
    List(Vec<Vec<Piece<'a>>>),
}

/// Reads an article.
pub fn parts(body: &str) -> Vec<Part<'_>> {
    let part = |block| match block {
        Block::Heading(words) => Part::Heading(words),
        Block::Paragraph(line) => Part::Paragraph(pieces(line)),
        Block::List(lines) => Part::List(lines.into_iter().map(pieces).collect()),
    };
    agreement::blocks(body).into_iter().map(part).collect()
}

/// A line with its links `[words](/path)`; what is no whole link stays words.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((start, words, path, end)) = first_link(rest) {
        if start > 0 {
            pieces.push(Piece::Words(&rest[..start]));
        }
        pieces.push(Piece::Link(words, path));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// Where the first link begins, its words, its path, and where it ends.
fn first_link(line: &str) -> Option<(usize, &str, &str, usize)> {
    let middle = line.find("](/")?;
    let start = line[..middle].rfind('[')?;
    let end = middle + line[middle..].find(')')?;
    Some((start, &line[start + 1..middle], &line[middle + 2..end], end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_inside_a_line() {
        let wanted = [
            Part::Heading("One"),
            Part::List(vec![vec![
                Piece::Words("On "),
                Piece::Link("Overview", "/overview"),
                Piece::Words(", or "),
                Piece::Link("here", "/help"),
            ]]),
            Part::Paragraph(vec![Piece::Words("No [link] (here), nor [there](https://x)")]),
        ];
        assert_eq!(
            parts("## One\n- On [Overview](/overview), or [here](/help)\n\nNo [link] (here), nor [there](https://x)"),
            wanted
        );
    }
}
