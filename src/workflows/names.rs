//! Names that could be taken for others: whoever decides about one is told (abuse C13).

use crate::{
    domain::{ids::OrganisationId, look_alike},
    store::{Stored, Tx, names},
};

/// The known names that this one looks like; `but` are those whose name it is.
pub async fn alike(tx: &mut Tx, name: &str, but: &[OrganisationId]) -> Stored<Vec<String>> {
    let mut known = names::known(tx, but).await?;
    known.retain(|known| look_alike::are_alike(known, name));
    Ok(known)
}
