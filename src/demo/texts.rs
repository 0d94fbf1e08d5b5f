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
