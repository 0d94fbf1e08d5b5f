//! Many visitors at once: the same page over a fixed number of connections for a fixed time.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::bail;

use crate::http::Client;

/// Connections at once, of visitors and of the database's own clients.
pub const CLIENTS: usize = 16;

/// What a browser asks for.
pub const ENCODINGS: &str = "gzip, deflate, br, zstd";

/// A page, for somebody who is signed in.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// Where the portal listens.
    pub address: SocketAddr,
    /// The page.
    pub path: &'a str,
    /// The session cookie's value.
    pub cookie: &'a str,
}

impl Target<'_> {
    /// Asks once; answers the body's length.
    pub async fn once(&self, encodings: &str) -> anyhow::Result<usize> {
        let answer = Client::connect(self.address, self.path, self.cookie, encodings).await?.get().await?;
        if answer.status != 200 {
            bail!("{} answered {}", self.path, answer.status);
        }
        Ok(answer.body)
    }

    /// Asks once; answers the body itself.
    pub async fn text(&self) -> anyhow::Result<String> {
        let mut client = Client::connect(self.address, self.path, self.cookie, "identity").await?;
        if client.get().await?.status != 200 {
            bail!("{} was not answered", self.path);
        }
        Ok(client.text())
    }

    /// Asks as fast as answers come; answers how long each took.
    pub async fn hammer(&self, lasting: Duration) -> anyhow::Result<Vec<Duration>> {
        let until = Instant::now() + lasting;
        let mut visitors = tokio::task::JoinSet::new();
        for _ in 0..CLIENTS {
            let mut client = Client::connect(self.address, self.path, self.cookie, ENCODINGS).await?;
            visitors.spawn(async move { visit(&mut client, until).await });
        }
        let mut all = Vec::new();
        while let Some(visitor) = visitors.join_next().await {
            all.extend(visitor??);
        }
        Ok(all)
    }
}

async fn visit(client: &mut Client, until: Instant) -> anyhow::Result<Vec<Duration>> {
    let mut took = Vec::new();
    loop {
        let began = Instant::now();
        if began >= until {
            return Ok(took);
        }
        let answer = client.get().await?;
        if answer.status != 200 {
            bail!("a page answered {} under load", answer.status);
        }
        took.push(began.elapsed());
    }
}
