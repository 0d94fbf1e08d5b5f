//! The demo world (spec/demo-world.md): a contract of names, addresses and states, loaded into an empty embedded database.
//! Base facts are loaded by the schema's owner; what happened in it goes through the same workflows as everybody's acts.

pub mod customers;
pub mod holidays;
pub mod partners;
pub mod providers;

mod customer_invitations;
mod customer_moves;
mod directory;
mod history;
mod partnerships;
mod texts;
mod world;

use std::collections::HashMap;

use anyhow::bail;
use chrono::{TimeDelta, Utc};
use sqlx::PgConnection;

use crate::{
    app::App,
    auth::{password::Passwords, seal::Seal},
    config::Config,
    domain::ids::{MembershipId, OrganisationId, PersonId},
    ground::Ground,
    mail::transport::Transport,
    store::{Db, loading, owner},
    worker::Worker,
};

/// The password of everybody in the demo.
pub const PASSWORD: &str = "demo-partner-center";

/// The organisations and people that were loaded, by domain and mail address.
#[derive(Default)]
pub struct Loaded {
    /// By domain.
    pub organisations: HashMap<String, OrganisationId>,
    /// By mail address: the person and their place.
    pub people: HashMap<String, (PersonId, MembershipId)>,
}

/// Loads the world if nobody has used the database yet, and sets the demo's clock.
///
/// # Errors
/// When the database holds other data than a demo's.
pub async fn load_if_empty(config: &Config, ground: &Ground, seal: &Seal) -> anyhow::Result<()> {
    let mut connection = owner::connect(&ground.migrate).await?;
    if !owner::is_empty(&mut connection).await? {
        if owner::marked(&mut connection).await? != "demo" {
            bail!("the database holds other data than the demo's; nothing was loaded");
        }
        return Ok(());
    }
    load(config, ground, seal, &mut connection).await
}

/// Loads base facts as of long ago, then lets the world's history happen up to today.
async fn load(config: &Config, ground: &Ground, seal: &Seal, connection: &mut PgConnection) -> anyhow::Result<()> {
    let today = offset(config);
    owner::mark(connection, "demo", today - TimeDelta::days(400)).await?;
    let hash = Passwords::default().hash(PASSWORD.into()).await?;
    texts::publish(connection).await?;
    loading::holidays(connection, holidays::HOLIDAYS).await?;
    let loaded = world::load(connection, &hash).await?;
    let app = App::new(config, Db::new(ground.app.clone(), 2), seal.clone());
    let worker = Worker { app, db: Db::new(ground.worker.clone(), 2), verify: None, transport: Transport::Demo };
    history::happen(connection, &worker, &loaded, today).await?;
    owner::mark(connection, "demo", today).await?;
    worker.app.db.close().await;
    worker.db.close().await;
    Ok(())
}

/// How far the demo's clock is ahead of the true one.
#[expect(clippy::disallowed_methods, reason = "the offset of the demo's clock is against the true time")]
fn offset(config: &Config) -> TimeDelta {
    config.demo_now.map_or(TimeDelta::zero(), |start| start - Utc::now())
}

/// What a person sees in the terminal when the demo is up.
pub fn welcome(config: &Config) -> String {
    format!(
        "\nPartner Center, demo world: {url}\n\nSign in with any of these, password {PASSWORD}\n\
         \x20 gaelle@alpine.example        direct partner, chosen for the move (French organisation)\n\
         \x20 hana@harbor.example          direct partner, not chosen\n\
         \x20 dieter@delta.example         direct partner whose enrollment a person decides\n\
         \x20 sophie@sable.example         direct partner that is not ready yet\n\
         \x20 camille@cascade.example      half-way: direct and indirect reseller\n\
         \x20 rosa@bluebird.example        indirect reseller\n\
         \x20 paul@meridian.example        indirect provider\n\
         \x20 carla@lakeside.example       customer\n\
         \x20 olivia@northlight.example    operator: programme manager (ravi@: reviewer, audrey@: auditor)\n\n\
         Mails arrive at {url}demo/mail\n",
        url = config.base_url
    )
}
