//! The catalogues of words: both languages have the same messages, every message is used, and no sentence stands anywhere else.

use std::collections::{BTreeMap, BTreeSet};

use partner_center::{
    domain::{activity::Action, permission::Role, programme::Programme},
    mail::message::MailKind,
    verify,
};

use crate::support::source::{between, files, literals};

/// Every message of one language: its key, its file, its text with all variants.
fn messages(language: &str) -> BTreeMap<String, (String, String)> {
    let mut found: BTreeMap<String, (String, String)> = BTreeMap::new();
    for file in files(&format!("locales/{language}"), "ftl") {
        let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut key = String::new();
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((head, text)) =
                line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                head.trim().clone_into(&mut key);
                let twice = found.insert(key.clone(), (name.clone(), text.trim().to_owned()));
                assert!(twice.is_none(), "{language}/{name}: {key} is there twice");
            } else if let Some((_, text)) = found.get_mut(&key) {
                text.push('\n');
                text.push_str(line.trim());
            }
        }
    }
    found
}

/// The variables a message uses.
fn variables(text: &str) -> BTreeSet<String> {
    text.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect())
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_in_the_same_files_with_the_same_variables() {
    let (english, french) = (messages("en"), messages("fr"));
    let keys = |all: &BTreeMap<String, (String, String)>| {
        all.iter().map(|(key, (file, _))| format!("{file}: {key}")).collect::<BTreeSet<_>>()
    };
    let (en, fr) = (keys(&english), keys(&french));
    let missing: Vec<_> = en.symmetric_difference(&fr).collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (key, (_, text)) in &english {
        assert_eq!(variables(text), variables(&french[key].1), "{key} takes other variables in French");
    }
}

#[test]
fn french_is_set_as_french_is() {
    for (key, (_, text)) in messages("fr") {
        let shown: String = text.split(['{', '}']).step_by(2).collect();
        assert!(!shown.contains('\u{2019}'), "{key}: the apostrophe is ' ({text})");
        assert!(!shown.contains('"'), "{key}: quotation marks are « » ({text})");
        let chars: Vec<char> = shown.chars().collect();
        for (at, c) in chars.iter().enumerate().filter(|(_, c)| matches!(c, ':' | ';' | '!' | '?' | '»')) {
            let before = at.checked_sub(1).map(|at| chars[at]);
            let after = chars.get(at + 1).copied().unwrap_or(' ');
            // a time, an address
            let inside = *c == ':' && (after.is_ascii_digit() || after == '/');
            assert!(
                inside || matches!(before, Some('\u{a0}' | '\u{202f}') | None),
                "{key}: no no-break space before {c} ({text})"
            );
        }
    }
}

/// Everything that may name a message: Rust's code without its tests, and the expressions of templates.
fn places() -> Vec<String> {
    let expressions = |text: &str| [between(text, "{{", "}}"), between(text, "{%", "%}")].concat().join("\n");
    let rust = files("src", "rs").into_iter().map(|file| file.product().to_owned());
    let templates = files("templates", "html").into_iter().chain(files("templates", "txt"));
    rust.chain(templates.map(|file| expressions(&file.text))).collect()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn every_message_is_used() {
    let places = places();
    let words: BTreeSet<&str> = places.iter().flat_map(|text| literals(text)).collect();
    // keys put together: `format!("activity-{}", …)`, `page.word("region", …)`, `choices("region", …)`, `format!("{key}-title")`
    let mut heads: BTreeSet<String> = BTreeSet::new();
    let mut tails: BTreeSet<String> = BTreeSet::new();
    for text in &places {
        for call in ["word(\"", "choices(\""] {
            heads.extend(between(text, call, "\"").into_iter().map(|list| format!("{list}-")));
        }
        for format in between(text, "format!(\"", "\"") {
            let (head, tail) =
                (format.split('{').next().unwrap_or_default(), format.rsplit('}').next().unwrap_or_default());
            if is_key(head) && head.len() > 3 && head.ends_with('-') {
                heads.insert(head.to_owned());
            } else if head.is_empty() && tail.starts_with('-') && is_key(&tail[1..]) {
                tails.insert(tail.to_owned());
            }
        }
    }
    let used = |key: &str| {
        words.contains(key)
            || heads.iter().any(|head| key.starts_with(head.as_str()))
            || tails.iter().any(|tail| key.strip_suffix(tail.as_str()).is_some_and(|stem| words.contains(stem)))
    };
    let unused: Vec<String> = messages("en").into_keys().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let english = messages("en");
    let mut missing = Vec::new();
    for text in places() {
        for call in [".t(\"", ".t1(\"", ".t2(\"", ".n(\"", "Message::new(\""] {
            missing.extend(
                between(&text, call, "\"").into_iter().filter(|key| !english.contains_key(*key)).map(str::to_owned),
            );
        }
        // words that differ between one who asks alone and two who ask together
        let tiers = between(&text, ".says(\"", "\"").into_iter().filter(|word| is_key(word));
        let both = tiers.flat_map(|word| [format!("joint-{word}"), format!("solo-{word}")]);
        missing.extend(both.filter(|key| !english.contains_key(key)));
        missing.extend(
            literals(&text)
                .into_iter()
                .filter(|word| {
                    word.starts_with("flash-") && is_key(word) && *word != "flash-" && !english.contains_key(*word)
                })
                .map(str::to_owned),
        );
    }
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn closed_lists_have_words() {
    let hyphens = |code: &str| code.replace('_', "-");
    let actions = Action::ALL.iter().map(|action| format!("activity-{}", hyphens(action.code())));
    let roles = Role::ALL.iter().map(|role| format!("role-{}", hyphens(role.code())));
    let programmes = Programme::ALL.iter().map(|programme| format!("programme-{}", hyphens(programme.code())));
    let mails = MailKind::ALL.iter().flat_map(|mail| ["subject", "body", "action"].map(|part| mail.key(part)));
    let checks =
        verify::checks().map(|check| check.name).chain([verify::anchor_file::NAME]).map(|name| format!("check-{name}"));
    let kinds = MailKind::ALL.iter().map(|mail| format!("mail-kind-{}", hyphens(mail.code())));
    let english = messages("en");
    let missing: Vec<String> = actions
        .chain(roles)
        .chain(programmes)
        .chain(mails)
        .chain(kinds)
        .chain(checks)
        .filter(|key| !english.contains_key(key))
        .collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

/// A template without comments, statements and expressions.
fn markup(template: &str) -> String {
    let mut text = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        while let Some(at) = text.find(open) {
            let end = text[at..].find(close).map_or(text.len(), |end| at + end + close.len());
            text.replace_range(at..end, " ");
        }
    }
    text
}

/// A text without the attributes that a macro puts into somebody else's tag.
fn without_attributes(text: &str) -> String {
    let mut rest = text.to_owned();
    while let Some(at) = rest.find("=\"") {
        let name = rest[..at].rfind(' ').unwrap_or(0);
        let end = rest[at + 2..].find('"').map_or(rest.len(), |end| at + 2 + end + 1);
        rest.replace_range(name..end, " ");
    }
    rest
}

#[test]
fn no_template_holds_a_sentence() {
    for template in files("templates", "html").into_iter().chain(files("templates", "txt")) {
        let text = markup(&template.text);
        for node in text.split('>').filter_map(|part| part.split('<').next()) {
            let plain = without_attributes(&node.replace("&nbsp;", " ").replace("&ndash;", ""));
            let said = plain.contains(|c: char| c.is_alphabetic());
            assert!(!said, "{}: {:?} stands in no catalogue", template.path, node.trim());
        }
        for name in ["alt", "title", "placeholder", "aria-label", "aria-description", "label"] {
            for value in between(&text, &format!(" {name}=\""), "\"") {
                let said = value.contains(|c: char| c.is_alphabetic());
                assert!(!said, "{}: {name}={value:?} stands in no catalogue", template.path);
            }
        }
    }
}

#[test]
fn pages_keep_styles_and_script_in_their_files() {
    // mail programs know no sheets, so mails have their styles beside their words
    for template in files("templates", "html").into_iter().filter(|file| !file.path.starts_with("templates/mail/")) {
        let text = markup(&template.text);
        assert!(
            !text.contains(" style=\"") && !text.contains("<style"),
            "{}: styles stand in the sheet",
            template.path
        );
        let handler = text.split([' ', '\n']).find(|word| word.starts_with("on") && word.contains("=\""));
        let script = handler.is_some() || text.contains("javascript:") || text.contains("<script>");
        assert!(!script, "{}: script stands in its file: {handler:?}", template.path);
    }
}
