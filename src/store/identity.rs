//! Who a session belongs to, as `app.enter` answers it.

use chrono::{DateTime, Utc};
use sqlx::{Row, postgres::PgRow};
use uuid::Uuid;

use crate::domain::{
    ids::{MembershipId, OrganisationId, PersonId},
    language::Language,
    me::{Me, OrganisationKind},
    permission::Role,
    programme::{Programme, Standing},
};

/// The columns of `app.enter`, by name (a `select *` would break pooled connections at the next migration, security.md §0.3). Moments come as
/// microseconds: to read each from a text would be much of what it costs to know who asks.
pub const COLUMNS: &str = "person_id, membership_id, organisation_id, person_name, mail, person_language, roles, organisation_kind, organisation_name, \
    organisation_language, country, region, time_zone, programmes, second_factor, (extract(epoch from second_factor_at) * 1e6)::bigint as second_factor_at, \
    (extract(epoch from proved_at) * 1e6)::bigint as proved_at, (extract(epoch from idle_until) * 1e6)::bigint as idle_until, \
    (extract(epoch from absolute_until) * 1e6)::bigint as absolute_until, organisations, invitations, (extract(epoch from at) * 1e6)::bigint as at";

/// Reads a row of `app.enter`; without a live session there is nobody in it.
pub fn me(row: &PgRow) -> Result<Option<Me>, sqlx::Error> {
    let Some(person_id) = row.try_get::<Option<Uuid>, _>("person_id")? else { return Ok(None) };
    let text = |name: &str| row.try_get::<String, _>(name);
    let moment = |name: &str| -> Result<Option<DateTime<Utc>>, sqlx::Error> {
        Ok(row.try_get::<Option<i64>, _>(name)?.and_then(DateTime::from_timestamp_micros))
    };
    let roles: Vec<String> = row.try_get("roles")?;
    let programmes: Vec<String> = row.try_get("programmes")?;
    Ok(Some(Me {
        person_id: PersonId(person_id),
        membership_id: MembershipId(row.try_get::<Uuid, _>("membership_id")?),
        organisation_id: OrganisationId(row.try_get::<Uuid, _>("organisation_id")?),
        name: text("person_name")?,
        mail: text("mail")?,
        language: row.try_get::<Option<String>, _>("person_language")?.and_then(|code| code.parse().ok()),
        roles: roles.iter().filter_map(|code| Role::from_code(code)).collect(),
        kind: match text("organisation_kind")?.as_str() {
            "operator" => OrganisationKind::Operator,
            "customer" => OrganisationKind::Customer,
            _ => OrganisationKind::Partner,
        },
        organisation_name: text("organisation_name")?,
        organisation_language: text("organisation_language")?.parse().unwrap_or(Language::En),
        country: text("country")?,
        region: text("region")?,
        time_zone: text("time_zone")?.parse().unwrap_or(chrono_tz::UTC),
        programmes: programmes.iter().filter_map(|pair| programme(pair)).collect(),
        second_factor: row.try_get("second_factor")?,
        second_factor_at: moment("second_factor_at")?,
        proved_at: moment("proved_at")?,
        idle_until: moment("idle_until")?.unwrap_or_default(),
        absolute_until: moment("absolute_until")?.unwrap_or_default(),
        organisations: row.try_get("organisations")?,
        invitations: row.try_get("invitations")?,
        at: moment("at")?.unwrap_or_default(),
    }))
}

fn programme(pair: &str) -> Option<(Programme, Standing)> {
    let (programme, standing) = pair.split_once(':')?;
    Some((Programme::from_code(programme)?, Standing::from_code(standing)?))
}
