//! What arrives over a wire: heads and forms that are too large, too slow or ambiguous (abuse E11).

use std::{
    collections::VecDeque,
    io::{ErrorKind, Read as _, Write as _},
    net::SocketAddr,
    time::Duration,
};

use partner_center::web::listen;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use crate::support::TestApp;

async fn served(app: &TestApp) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(listen::serve(listener, app.router.clone(), std::future::pending()));
    address
}

/// Everything that comes back until the server closes or falls silent.
async fn answer(address: SocketAddr, sent: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    // the server may close before it has read all
    let _ = stream.write_all(sent).await;
    let mut said = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(Ok(n)) = tokio::time::timeout(Duration::from_secs(2), stream.read(&mut piece)).await {
        if n == 0 {
            break;
        }
        said.extend_from_slice(&piece[..n]);
    }
    String::from_utf8_lossy(&said).into_owned()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[tokio::test]
async fn abuse_e11_heads_and_forms_have_limits() {
    let app = TestApp::new().await;
    let address = served(&app).await;
    let head = format!("GET /sign-in HTTP/1.1\r\nHost: portal.test\r\nX-Long: {}\r\n\r\n", "x".repeat(20_000));
    assert_eq!(status(&answer(address, head.as_bytes()).await), "431");
    let form = "Content-Type: application/x-www-form-urlencoded";
    let long = format!(
        "POST /sign-in HTTP/1.1\r\nHost: portal.test\r\n{form}\r\nContent-Length: 3000000\r\n\r\n{}",
        "a".repeat(3_000_000)
    );
    assert_eq!(status(&answer(address, long.as_bytes()).await), "413");
    let fine = answer(address, b"GET /sign-in HTTP/1.1\r\nHost: portal.test\r\nConnection: close\r\n\r\n").await;
    assert_eq!(status(&fine), "200");
}

#[tokio::test]
async fn abuse_e11_slow_senders_keep_nobody_else_waiting() {
    let app = TestApp::new().await;
    let address = served(&app).await;
    let mut slow = Vec::new();
    for n in 0..60 {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        let begun: &[u8] = match n % 3 {
            0 => b"GET /sign-in HT",
            1 => b"GET /sign-in HTTP/1.1\r\nHost: portal.test\r\nX-Slow: ",
            _ => b"POST /sign-in HTTP/1.1\r\nHost: portal.test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nmail=",
        };
        stream.write_all(begun).await.expect("a beginning");
        slow.push(stream);
    }
    for path in ["/healthz", "/readyz", "/sign-in"] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: portal.test\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&answer(address, request.as_bytes()).await), "200", "{path}");
    }
}

#[tokio::test]
async fn abuse_e11_ambiguous_lengths_smuggle_nothing() {
    let app = TestApp::new().await;
    let address = served(&app).await;
    let hidden = "GET /healthz HTTP/1.1\r\nHost: portal.test\r\n\r\n";
    let head = "POST /sign-in HTTP/1.1\r\nHost: portal.test\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    for lengths in [
        "Content-Length: 4\r\nContent-Length: 5\r\n",
        "Content-Length: +4\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n",
    ] {
        let said = answer(address, format!("{head}{lengths}\r\na=b\n{hidden}").as_bytes()).await;
        assert_eq!(status(&said), "400", "{lengths}: {said}");
        assert!(!said.contains("ok\n"), "{lengths}");
    }
    // with both, the chunks count, and nothing after them is read
    for pair in
        ["Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 60\r\n"]
    {
        let said = answer(address, format!("{head}{pair}\r\n0\r\n\r\n{hidden}").as_bytes()).await;
        assert_eq!(said.matches("HTTP/1.1 ").count(), 1, "{pair}: {said}");
        assert!(!said.ends_with("ok\n"), "{pair}");
    }
}

#[tokio::test]
async fn whoever_was_let_in_is_answered_when_the_portal_stops() {
    let app = TestApp::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let portal = tokio::spawn(listen::serve(listener, app.router.clone(), async move {
        let _ = stopped.await;
    }));
    let request = b"GET /healthz HTTP/1.1\r\nHost: portal.test\r\nConnection: close\r\n\r\n";
    let (mut early, mut late) = (Vec::new(), Vec::new());
    for _ in 0..16 {
        early.push(TcpStream::connect(address).await.expect("a connection"));
        late.push(TcpStream::connect(address).await.expect("a connection"));
    }
    // one half has spoken at the very moment, the other one speaks a moment later
    for client in &mut early {
        client.write_all(request).await.expect("sent");
    }
    stop.send(()).expect("it runs");
    tokio::time::sleep(Duration::from_millis(100)).await;
    for client in &mut late {
        client.write_all(request).await.expect("sent");
    }
    for mut client in early.into_iter().chain(late) {
        let mut said = String::new();
        client.read_to_string(&mut said).await.expect("an answer");
        assert_eq!(status(&said), "200");
    }
    portal.await.expect("no panic").expect("an end");
    assert!(TcpStream::connect(address).await.is_err(), "nobody is let in any more");
}

/// Knocks as fast as it can until nobody is there, with a few requests under way: more would only show that the queue has an end.
fn knock_until_closed(address: SocketAddr) -> std::io::Result<()> {
    let mut under_way = VecDeque::new();
    loop {
        let mut client = match std::net::TcpStream::connect(address) {
            Err(error) if error.kind() == ErrorKind::ConnectionRefused => break,
            client => client?,
        };
        client.write_all(b"GET /healthz HTTP/1.1\r\nHost: portal.test\r\nConnection: close\r\n\r\n")?;
        under_way.push_back(client);
        if under_way.len() > 4 {
            hear(under_way.pop_front())?;
        }
    }
    under_way.into_iter().try_for_each(|client| hear(Some(client)))
}

fn hear(client: Option<std::net::TcpStream>) -> std::io::Result<()> {
    let mut said = String::new();
    client.expect("somebody").read_to_string(&mut said)?;
    assert_eq!(status(&said), "200");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_who_comes_while_the_door_closes_is_reset() {
    let app = TestApp::new().await;
    let mut clients = tokio::task::JoinSet::new();
    for _ in 0..24 {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let portal = listen::serve(listener, app.router.clone(), tokio::time::sleep(Duration::from_millis(5)));
        let portal = tokio::spawn(portal);
        for _ in 0..3 {
            clients.spawn_blocking(move || knock_until_closed(address));
        }
        portal.await.expect("no panic").expect("an end");
    }
    for ended in clients.join_all().await {
        ended.expect("an answer, or nobody there");
    }
}
