//! The messages of one language, taken apart once. Nearly all are text with arguments in it and are put together here; what Fluent
//! has to decide, a plural form, it decides each time. A page says hundreds of messages, so this is much of what it costs.

use std::{collections::HashMap, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use foldhash::fast::RandomState;
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;
use unicode_normalization::UnicodeNormalization;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The messages of English, which every other language falls back to.
pub static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load("en"));
/// The messages of French.
pub static FRENCH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load("fr"));

/// The messages of one language.
pub struct Catalogue {
    messages: HashMap<&'static str, Sentence, RandomState>,
    /// Whether little words lose their vowel before another one: d'Alpine, qu'Alpine.
    elides: bool,
    /// Knows the language's plural forms.
    fluent: FluentBundle<&'static FluentResource>,
}

enum Sentence {
    /// Text and arguments, one after the other.
    Plain(Vec<Piece>),
    /// Depends on an argument.
    Chosen,
}

enum Piece {
    Text(&'static str),
    Argument(&'static str),
}

/// What is put into a message: texts by name, and the number that decides the plural form.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    /// Texts by name.
    pub texts: &'a [(&'static str, String)],
    /// `$count`.
    pub count: Option<i64>,
}

impl Catalogue {
    /// Reads what `locales/<language>` holds.
    fn load(language: &str) -> Self {
        let tag: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut fluent = FluentBundle::new_concurrent(vec![tag]);
        // marks around every inserted name would end up in subjects, file names and what screen readers say
        fluent.set_use_isolating(false);
        let mut messages = HashMap::default();
        for file in LOCALES.get_dir(language).into_iter().flat_map(Dir::files) {
            let text = file.contents_utf8().unwrap_or_default().to_owned();
            // what cannot be read is a message that is missing, which the catalogue test finds
            let resource = FluentResource::try_new(text).unwrap_or_else(|(readable, _)| readable);
            // once a language, for as long as the program runs
            let resource: &'static FluentResource = Box::leak(Box::new(resource));
            messages.extend(resource.entries().filter_map(message));
            fluent.add_resource_overriding(resource);
        }
        Self { messages, elides: language == "fr", fluent }
    }

    /// Whether there is such a message.
    pub fn knows(&self, key: &str) -> bool {
        self.messages.contains_key(key)
    }

    /// The message in words; nothing if it is not there or lacks an argument.
    pub fn say(&self, key: &str, arguments: Arguments<'_>) -> Option<String> {
        match self.messages.get(key)? {
            Sentence::Plain(pieces) => put_together(pieces, arguments, self.elides),
            Sentence::Chosen => self.choose(key, arguments),
        }
    }

    fn choose(&self, key: &str, arguments: Arguments<'_>) -> Option<String> {
        let mut args = FluentArgs::new();
        for (name, text) in arguments.texts {
            args.set(*name, text.as_str());
        }
        if let Some(count) = arguments.count {
            args.set("count", FluentValue::from(count));
        }
        let pattern = self.fluent.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.fluent.format_pattern(pattern, Some(&args), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

fn message(entry: &'static Entry<&'static str>) -> Option<(&'static str, Sentence)> {
    let Entry::Message(message) = entry else { return None };
    let pieces = pieces(message.value.as_ref()?);
    Some((message.id.name, pieces.map_or(Sentence::Chosen, Sentence::Plain)))
}

/// Text and arguments of a pattern that is nothing else.
fn pieces(pattern: &Pattern<&'static str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&'static str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Text(value)),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Argument(id.name))
        }
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(piece).collect()
}

fn put_together(pieces: &[Piece], arguments: Arguments<'_>, elides: bool) -> Option<String> {
    let mut text = String::with_capacity(length(pieces, arguments));
    for piece in pieces {
        match piece {
            Piece::Text(piece) => text.push_str(piece),
            Piece::Argument("count") if arguments.count.is_some() => text.push_str(&arguments.count?.to_string()),
            Piece::Argument(name) => {
                let value = &arguments.texts.iter().find(|(known, _)| known == name)?.1;
                if elides && begins_with_vowel(value) {
                    elide(&mut text);
                }
                text.push_str(value);
            }
        }
    }
    Some(text)
}

/// How long the message will be at least: most are as long as that, and take room once.
fn length(pieces: &[Piece], arguments: Arguments<'_>) -> usize {
    let text = |piece: &Piece| if let Piece::Text(text) = piece { text.len() } else { 0 };
    let texts = pieces.iter().map(text).sum::<usize>();
    texts + arguments.texts.iter().map(|(_, value)| value.len()).sum::<usize>()
}

fn begins_with_vowel(value: &str) -> bool {
    value.nfd().next().is_some_and(|first| "aeiouæœ".contains(first.to_ascii_lowercase()))
}

/// Takes the vowel from a `de` or `que` at the end.
fn elide(text: &mut String) {
    let ends = |word| text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphabetic));
    if ["de ", "que ", "De ", "Que "].into_iter().any(ends) {
        text.truncate(text.len() - "e ".len());
        text.push('\'');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_elides_before_a_vowel() {
        let said = |before, name: &str| {
            let texts = [("name", name.to_owned())];
            let arguments = Arguments { texts: &texts, count: None };
            put_together(&[Piece::Text(before), Piece::Argument("name")], arguments, true)
        };
        assert_eq!(said("L'invitation de ", "Alpine Cloud").as_deref(), Some("L'invitation d'Alpine Cloud"));
        assert_eq!(said("dit que ", "Écluse").as_deref(), Some("dit qu'Écluse"));
        assert_eq!(said("De ", "Iris Telecom").as_deref(), Some("D'Iris Telecom"));
        assert_eq!(said("L'invitation de ", "Meridian").as_deref(), Some("L'invitation de Meridian"));
        assert_eq!(said("À la mode ", "Alpine").as_deref(), Some("À la mode Alpine"));
    }

    /// Every message says what Fluent itself would have made of it.
    #[test]
    fn what_is_put_together_is_what_fluent_says() {
        for catalogue in [&*ENGLISH, &*FRENCH] {
            for (key, sentence) in &catalogue.messages {
                let Sentence::Plain(pieces) = sentence else { continue };
                let texts: Vec<_> = pieces
                    .iter()
                    .filter_map(|piece| match piece {
                        Piece::Argument(name) => Some((*name, format!("<{name}>"))),
                        Piece::Text(_) => None,
                    })
                    .collect();
                let arguments = Arguments { texts: &texts, count: None };
                assert_eq!(catalogue.say(key, arguments), catalogue.choose(key, arguments), "{key}");
            }
        }
    }

    #[test]
    fn a_missing_argument_is_no_sentence() {
        let nothing = Arguments { texts: &[], count: None };
        assert_eq!(ENGLISH.say("moment", nothing), None);
        assert_eq!(ENGLISH.choose("moment", nothing), None);
        assert_eq!(ENGLISH.say("no-such-message", nothing), None);
    }
}
