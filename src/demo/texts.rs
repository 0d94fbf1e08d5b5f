//! The agreements of the demo world, in both languages.

use sqlx::PgConnection;

use crate::{
    domain::{agreement::AgreementKind, language::Language},
    store::agreements::{self, NewText},
};

/// Kind, English title and words, French title and words.
const TEXTS: &[(AgreementKind, [(&str, &str); 2])] = &[
    (
        AgreementKind::Direct,
        [
            ("Direct Partner Agreement", include_str!("texts/direct-partner-agreement.en.md")),
            ("Contrat de partenaire direct", include_str!("texts/direct-partner-agreement.fr.md")),
        ],
    ),
    (
        AgreementKind::IndirectReseller,
        [
            ("Indirect Reseller Agreement", include_str!("texts/indirect-reseller-agreement.en.md")),
            ("Contrat de revendeur indirect", include_str!("texts/indirect-reseller-agreement.fr.md")),
        ],
    ),
    (
        AgreementKind::IndirectProvider,
        [
            ("Indirect Provider Agreement", include_str!("texts/indirect-provider-agreement.en.md")),
            ("Contrat de fournisseur indirect", include_str!("texts/indirect-provider-agreement.fr.md")),
        ],
    ),
    (
        AgreementKind::Customer,
        [
            ("Customer Agreement", include_str!("texts/customer-agreement.en.md")),
            ("Contrat client", include_str!("texts/customer-agreement.fr.md")),
        ],
    ),
    (
        AgreementKind::Authorization,
        [
            ("Confirmation of authorization", include_str!("texts/authorization-statement.en.md")),
            ("Confirmation d'autorisation", include_str!("texts/authorization-statement.fr.md")),
        ],
    ),
];

/// Publishes version 1 of every agreement.
pub async fn publish(c: &mut PgConnection) -> anyhow::Result<()> {
    for (kind, [(en_title, en), (fr_title, fr)]) in TEXTS {
        let texts = [
            NewText { language: Language::En, title: en_title, body: en.trim() },
            NewText { language: Language::Fr, title: fr_title, body: fr.trim() },
        ];
        agreements::publish(c, *kind, &texts).await?;
    }
    Ok(())
}

/// A title and words in one language.
pub struct Words {
    language: Language,
    title: &'static str,
    body: String,
}

impl Words {
    /// As they are published.
    pub fn text(&self) -> NewText<'_> {
        NewText { language: self.language, title: self.title, body: &self.body }
    }
}

fn newer(kind: AgreementKind, added: [&str; 2]) -> (Words, Words) {
    let [(en_title, en), (fr_title, fr)] =
        TEXTS.iter().find(|(known, _)| *known == kind).map(|(_, texts)| *texts).unwrap_or_default();
    let words = |language, title, body: &str, added: &str| Words {
        language,
        title,
        body: format!("{}\n\n{added}", body.trim()),
    };
    (words(Language::En, en_title, en, added[0]), words(Language::Fr, fr_title, fr, added[1]))
}

/// The second version of the providers' agreement.
pub fn newer_provider_agreement() -> (Words, Words) {
    let en = "## Notice of incidents\n\nThe provider tells the operator of every incident that concerns customers' data within 24 hours.";
    let fr = "## Signalement des incidents\n\nLe fournisseur signale à l'opérateur, dans les 24 heures, tout incident qui touche des données de clients.";
    newer(AgreementKind::IndirectProvider, [en, fr])
}

/// What the second version of the direct partners' agreement may become.
pub fn newer_direct_agreement() -> (Words, Words) {
    newer(AgreementKind::Direct, ["## Annual review\n\nBoth sides look at the requirements once a year.", ""])
}
