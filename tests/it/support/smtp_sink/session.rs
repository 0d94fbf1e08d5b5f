//! One client's conversation with the mail server of the tests.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::{Behaviour, Received, Shared, lock};

const OFFER: &str = "250-sink.test\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN";

enum Next {
    Command,
    Hangup,
}

pub(super) struct Session {
    stream: BufReader<TcpStream>,
    shared: Arc<Shared>,
    from: Option<String>,
    to: Vec<String>,
}

impl Session {
    pub(super) fn new(stream: TcpStream, shared: Arc<Shared>) -> Self {
        Self { stream: BufReader::new(stream), shared, from: None, to: Vec::new() }
    }

    // an error is a client that hung up, which needs no answer
    pub(super) async fn run(mut self) {
        if self.reply("220 sink.test ESMTP").await.is_err() {
            return;
        }
        while let Ok(Some(line)) = self.line().await {
            if self.shared.behaviour() == Behaviour::Refuse {
                return;
            }
            if !matches!(self.command(&line).await, Ok(Next::Command)) {
                return;
            }
        }
    }

    async fn command(&mut self, line: &str) -> std::io::Result<Next> {
        let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => self.reply(OFFER).await?,
            "AUTH" => self.auth(line).await?,
            "MAIL" => self.mail(line).await?,
            "RCPT" => self.rcpt(line).await?,
            "DATA" => return self.data().await,
            "HELO" | "NOOP" => self.reply("250 OK").await?,
            "RSET" => {
                self.forget();
                self.reply("250 OK").await?;
            }
            "QUIT" => {
                self.reply("221 Bye").await?;
                return Ok(Next::Hangup);
            }
            _ => self.reply("502 Not implemented").await?,
        }
        Ok(Next::Command)
    }

    async fn auth(&mut self, line: &str) -> std::io::Result<()> {
        let Some(given) = line.get(5..).and_then(|rest| rest.strip_prefix("PLAIN")) else {
            return self.reply("504 Only PLAIN").await;
        };
        let mut answer = given.trim().to_owned();
        if answer.is_empty() {
            self.reply("334 ").await?;
            answer = self.line().await?.unwrap_or_default();
        }
        let Some(pair) = credentials(&answer) else {
            return self.reply("501 Not understood").await;
        };
        lock(&self.shared.kept).credentials.push(pair);
        self.reply("235 Welcome").await
    }

    async fn mail(&mut self, line: &str) -> std::io::Result<()> {
        self.forget();
        self.from = address(line);
        self.reply(if self.from.is_some() { "250 OK" } else { "501 No address" }).await
    }

    async fn rcpt(&mut self, line: &str) -> std::io::Result<()> {
        match (self.shared.behaviour(), address(line)) {
            (Behaviour::TempFail, _) => self.reply("451 4.3.0 Try again later").await,
            (Behaviour::PermFail, _) => self.reply("550 5.1.1 No such mailbox").await,
            (_, None) => self.reply("501 No address").await,
            (_, Some(_)) if self.from.is_none() => self.reply("503 MAIL first").await,
            (_, Some(to)) => {
                self.to.push(to);
                self.reply("250 OK").await
            }
        }
    }

    async fn data(&mut self) -> std::io::Result<Next> {
        if self.to.is_empty() {
            self.reply("503 RCPT first").await?;
            return Ok(Next::Command);
        }
        self.reply("354 Go ahead").await?;
        let Some(raw) = self.body().await? else {
            return Ok(Next::Hangup);
        };
        let message = Received { from: self.from.take().unwrap_or_default(), to: std::mem::take(&mut self.to), raw };
        let swallow = self.shared.swallows(&message);
        self.shared.keep(message);
        if swallow {
            return Ok(Next::Hangup);
        }
        self.reply("250 2.0.0 Taken").await?;
        Ok(Next::Command)
    }

    // `None` when the client hung up before the final dot: such a message was never sent
    async fn body(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut raw = Vec::new();
        loop {
            let start = raw.len();
            self.stream.read_until(b'\n', &mut raw).await?;
            match &raw[start..] {
                [] => return Ok(None),
                b".\r\n" => {
                    raw.truncate(start);
                    return Ok(Some(raw));
                }
                [b'.', ..] => drop(raw.remove(start)),
                _ => {}
            }
        }
    }

    async fn line(&mut self) -> std::io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let read = self.stream.read_until(b'\n', &mut bytes).await?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).trim_end().to_owned()))
    }

    async fn reply(&mut self, text: &str) -> std::io::Result<()> {
        if let Behaviour::Slow(delay) = self.shared.behaviour() {
            tokio::time::sleep(delay).await;
        }
        self.stream.write_all(format!("{text}\r\n").as_bytes()).await
    }

    fn forget(&mut self) {
        self.from = None;
        self.to.clear();
    }
}

fn address(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('<')?;
    rest.split_once('>').map(|(address, _)| address.to_owned())
}

// "authorise as" NUL name NUL password
fn credentials(answer: &str) -> Option<(String, String)> {
    let bytes = STANDARD.decode(answer).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let mut parts = text.split('\0').skip(1);
    Some((parts.next()?.to_owned(), parts.next()?.to_owned()))
}
