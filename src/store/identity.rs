//! Who a session belongs to, as `app.entered` answers it.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::{Row, postgres::PgRow, types::Json};

use crate::domain::{
    ids::{MembershipId, OrganisationId, PersonId},
    language::Language,
    me::{Me, OrganisationKind},
    permission::Role,
    programme::{Programme, Standing},
};

/// One value, whatever number of facts: columns would be taken in and planned anew with each transaction. What a newer database says besides
/// is passed over.
#[derive(Deserialize)]
struct WhoEntered {
    person_id: PersonId,
    membership_id: MembershipId,
    organisation_id: OrganisationId,
    name: String,
    mail: String,
    language: Option<String>,
    roles: Vec<String>,
    kind: String,
    organisation_name: String,
    organisation_language: String,
    country: String,
    region: String,
    time_zone: String,
    programmes: Vec<String>,
    second_factor: bool,
    second_factor_at: Option<DateTime<Utc>>,
    proved_at: Option<DateTime<Utc>>,
    idle_until: DateTime<Utc>,
    absolute_until: DateTime<Utc>,
    organisations: i64,
    invitations: i64,
    at: DateTime<Utc>,
}

/// Reads what `app.entered` said in this column; without a live session there is nobody.
pub fn me(row: &PgRow, column: usize) -> Result<Option<Me>, sqlx::Error> {
    Ok(row.try_get::<Option<Json<WhoEntered>>, _>(column)?.map(|Json(entered)| entered.into()))
}

impl From<WhoEntered> for Me {
    fn from(entered: WhoEntered) -> Self {
        Self {
            person_id: entered.person_id,
            membership_id: entered.membership_id,
            organisation_id: entered.organisation_id,
            name: entered.name,
            mail: entered.mail,
            language: entered.language.and_then(|code| code.parse().ok()),
            roles: entered.roles.iter().filter_map(|code| Role::from_code(code)).collect(),
            kind: match entered.kind.as_str() {
                "operator" => OrganisationKind::Operator,
                "customer" => OrganisationKind::Customer,
                _ => OrganisationKind::Partner,
            },
            organisation_name: entered.organisation_name,
            organisation_language: entered.organisation_language.parse().unwrap_or(Language::En),
            country: entered.country,
            region: entered.region,
            time_zone: entered.time_zone.parse().unwrap_or(chrono_tz::UTC),
            programmes: entered.programmes.iter().filter_map(|pair| programme(pair)).collect(),
            second_factor: entered.second_factor,
            second_factor_at: entered.second_factor_at,
            proved_at: entered.proved_at,
            idle_until: entered.idle_until,
            absolute_until: entered.absolute_until,
            organisations: entered.organisations,
            invitations: entered.invitations,
            at: entered.at,
        }
    }
}

fn programme(pair: &str) -> Option<(Programme, Standing)> {
    let (programme, standing) = pair.split_once(':')?;
    Some((Programme::from_code(programme)?, Standing::from_code(standing)?))
}
