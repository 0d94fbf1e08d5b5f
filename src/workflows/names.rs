//! Names that could be taken for others: whoever decides about one is told (abuse C13).

use crate::{
    domain::{ids::OrganisationId, look_alike},
    store::{Stored, Tx, names},
};

/// The known names that this one looks like; `but` are those whose name it is.
pub async fn alike(tx: &mut Tx, name: &str, but: &[OrganisationId]) -> Stored<Vec<String>> {
    names::known(tx, &look_alike::keys_of_alike(name), but, |known| look_alike::are_alike(known, name)).await
}

/// The known names by which a text calls somebody; `but` are those whose text it is.
pub async fn named(tx: &mut Tx, text: &str, but: &[OrganisationId]) -> Stored<Vec<String>> {
    names::known(tx, &look_alike::keys_of_named(text), but, |known| look_alike::names(text, known)).await
}
