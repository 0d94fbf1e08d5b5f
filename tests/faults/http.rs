//! Just enough HTTP/1.1 for somebody who sends forms, and for somebody who hangs up on the answer.

use std::{io, net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// Longer than the portal may take for anything.
const PATIENCE: Duration = Duration::from_secs(25);

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// The page.
    pub body: String,
    head: String,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
    }
}

/// A page asked for.
pub fn get(path: &str, cookie: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: portal.test\r\nCookie: portal={cookie}\r\nConnection: close\r\n\r\n")
}

/// A form sent.
pub fn post(path: &str, cookie: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: portal.test\r\nCookie: portal={cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// Sends `request` as it stands, with the port's own name for `portal.test`.
async fn begin(address: SocketAddr, request: &str) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let request = request.replacen("portal.test", &address.to_string(), 1);
    stream.write_all(request.as_bytes()).await?;
    Ok(stream)
}

/// Sends and waits for the answer. `ConnectionRefused` alone says that nothing was sent.
pub async fn ask(address: SocketAddr, request: &str) -> io::Result<Answer> {
    let asked = async {
        let mut stream = begin(address, request).await?;
        let mut said = Vec::new();
        stream.read_to_end(&mut said).await?;
        let text = String::from_utf8_lossy(&said);
        let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or(io::ErrorKind::InvalidData)?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    };
    timeout(PATIENCE, asked).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

/// Sends, and hangs up after `patience` whatever has come.
pub async fn hang_up(address: SocketAddr, request: &str, patience: Duration) -> io::Result<()> {
    let stream = begin(address, request).await?;
    tokio::time::sleep(patience).await;
    drop(stream);
    Ok(())
}
