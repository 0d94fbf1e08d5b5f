//! Just enough HTTP/1.1 to ask for the same page again and again over a connection that stays open.

use std::{io, net::SocketAddr};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// What came back.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Bytes of the body, without the frames it was sent in.
    pub body: usize,
}

/// One connection that asks for one page.
pub struct Client {
    stream: TcpStream,
    request: Vec<u8>,
    received: Vec<u8>,
}

impl Client {
    /// Connects, to ask for `path` with this session cookie and these encodings.
    pub async fn connect(address: SocketAddr, path: &str, cookie: &str, encodings: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: portal={cookie}\r\nAccept: text/html\r\n\
             Accept-Language: en\r\nAccept-Encoding: {encodings}\r\n\r\n"
        );
        Ok(Self { stream, request: request.into_bytes(), received: Vec::with_capacity(64 * 1024) })
    }

    /// Connects, to send this form.
    pub async fn sending(address: SocketAddr, path: &str, form: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        Ok(Self { stream, request: request.into_bytes(), received: Vec::with_capacity(4 * 1024) })
    }

    /// Asks once.
    pub async fn get(&mut self) -> io::Result<Answer> {
        self.stream.write_all(&self.request).await?;
        self.received.clear();
        loop {
            if self.stream.read_buf(&mut self.received).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(answer) = whole(&self.received)? {
                return Ok(answer);
            }
        }
    }
}

impl Client {
    /// The body of the last answer.
    pub fn text(&self) -> String {
        let parts = parts(&self.received).ok().flatten().map(|(_, parts)| parts.concat()).unwrap_or_default();
        String::from_utf8_lossy(&parts).into_owned()
    }
}

fn bad(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// The answer, once all of it has come.
fn whole(received: &[u8]) -> io::Result<Option<Answer>> {
    Ok(parts(received)?.map(|(status, parts)| Answer { status, body: parts.iter().map(|part| part.len()).sum() }))
}

/// Its status and its body in the pieces it was sent in, once all of it has come.
fn parts(received: &[u8]) -> io::Result<Option<(u16, Vec<&[u8]>)>> {
    let Some(end) = received.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&received[..end]).map_err(|_| bad("a head that is no text"))?;
    let body = &received[end + 4..];
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| bad("no status"))?;
    let header = |name: &str| {
        head.lines().filter_map(|line| line.split_once(':')).find(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    let parts = match header("content-length") {
        Some((_, length)) => {
            let length: usize = length.trim().parse().map_err(|_| bad("a length that is no number"))?;
            body.get(..length).map(|body| vec![body])
        }
        None => chunks(body)?,
    };
    Ok(parts.map(|parts| (status, parts)))
}

/// The chunks of `rest`, once the last one has come.
fn chunks(mut rest: &[u8]) -> io::Result<Option<Vec<&[u8]>>> {
    let mut all = Vec::new();
    loop {
        let Some(end) = rest.windows(2).position(|two| two == b"\r\n") else { return Ok(None) };
        let size = std::str::from_utf8(&rest[..end]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let size = size.ok_or_else(|| bad("a chunk without a size"))?;
        let next = end + 2 + size + 2;
        if rest.len() < next {
            return Ok(None);
        }
        if size == 0 {
            return Ok(Some(all));
        }
        all.push(&rest[end + 2..end + 2 + size]);
        rest = &rest[next..];
    }
}
