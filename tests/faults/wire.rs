//! As much of PostgreSQL's protocol as it takes to see where one message of a client ends.

use std::io::{Error, ErrorKind, Result};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

const LENGTH: usize = 4;
const SSL_REQUEST: [u8; 4] = 80_877_103_u32.to_be_bytes();
const GSS_REQUEST: [u8; 4] = 80_877_104_u32.to_be_bytes();

/// The first packet of a connection: a start-up message, or the request to cancel another's statement.
#[derive(Debug)]
pub struct StartUp(Vec<u8>);

impl StartUp {
    /// Reads it, after turning down encryption as often as it is asked for.
    pub async fn read(client: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> Result<Self> {
        loop {
            let mut packet = Vec::new();
            body(client, &mut packet).await?;
            match packet.get(LENGTH..) {
                Some(code) if code == SSL_REQUEST || code == GSS_REQUEST => {
                    client.write_all(b"N").await?;
                }
                _ => return Ok(Self(packet)),
            }
        }
    }

    /// The packet as it was sent.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// One message of a client: a letter, a length and the rest.
#[derive(Debug)]
pub struct Message(Vec<u8>);

impl Message {
    /// Reads the next one; `None` when the client has hung up.
    pub async fn read(client: &mut (impl AsyncRead + Unpin)) -> Result<Option<Self>> {
        let Ok(letter) = client.read_u8().await else {
            return Ok(None);
        };
        let mut bytes = vec![letter];
        body(client, &mut bytes).await?;
        Ok(Some(Self(bytes)))
    }

    /// The message as it was sent.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether it is part of the work: signing in ('p') and saying goodbye ('X') are not.
    pub fn counts(&self) -> bool {
        !matches!(self.0[0], b'p' | b'X')
    }

    /// Its name, and its SQL if it holds any.
    pub fn describe(&self) -> String {
        let fields = &self.0[1 + LENGTH..];
        match self.0[0] {
            b'Q' => format!("Query: {}", text(fields, 0)),
            // the statement's name comes first
            b'P' => format!("Parse: {}", text(fields, 1)),
            b'B' => "Bind".to_owned(),
            b'C' => "Close".to_owned(),
            b'D' => "Describe".to_owned(),
            b'E' => "Execute".to_owned(),
            b'H' => "Flush".to_owned(),
            b'S' => "Sync".to_owned(),
            other => format!("'{}'", char::from(other)),
        }
    }
}

// a length that counts itself, and what follows
async fn body(client: &mut (impl AsyncRead + Unpin), bytes: &mut Vec<u8>) -> Result<()> {
    let length = client.read_u32().await?;
    bytes.extend(length.to_be_bytes());
    let rest = u64::from(length).checked_sub(LENGTH as u64);
    let rest = rest.ok_or_else(|| Error::new(ErrorKind::InvalidData, "a length below 4"))?;
    let read = client.take(rest).read_to_end(bytes).await?;
    if read as u64 == rest { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

// texts end with a zero
fn text(fields: &[u8], which: usize) -> String {
    let text = fields.split(|byte| *byte == 0).nth(which).unwrap_or_default();
    String::from_utf8_lossy(text).into_owned()
}
