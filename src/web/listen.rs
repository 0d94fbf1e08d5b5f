//! The listener: as strict about size and time as a server on the open net has to be (abuse E11).

use std::{io, net::SocketAddr, pin::pin, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
#[cfg(target_os = "linux")]
use socket2::{SockFilter, SockRef};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

/// How long a request's head and its form may each take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);
/// The most a head may have.
const HEAD: usize = 16 * 1024;
/// The most a form may have; files have limits of their own.
const FORM: usize = 2 * 1024 * 1024;
/// How long those may take to arrive who were on the doorstep when the portal stopped.
const DOORSTEP: Duration = Duration::from_millis(100);
/// How long whoever has just been let in may take to say what they want when the portal stops.
const FIRST_WORD: Duration = Duration::from_secs(1);
/// How long connections may take to end when the portal stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves `router` until `stop`; requests that were begun are ended.
///
/// # Errors
/// When the listener itself fails; a connection that fails is its own affair.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) -> io::Result<()> {
    let house = House { router, ..House::default() };
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => house.attend(stream, peer),
            // out of file handles: those that end meanwhile make room
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
    turn_away(&listener);
    // whoever stands at the door already is still let in; closing it on them would cost them their request (R23)
    let last = async {
        while let Ok((stream, peer)) = listener.accept().await {
            house.attend(stream, peer);
        }
    };
    let _ = tokio::time::timeout(DOORSTEP, last).await;
    let listener = listener.into_std()?;
    while let Ok((stream, peer)) = listener.accept() {
        stream.set_nonblocking(true)?;
        house.attend(TcpStream::from_std(stream)?, peer);
    }
    drop(listener);
    house.stop.cancel();
    house.connections.close();
    if tokio::time::timeout(FAREWELL, house.connections.wait()).await.is_err() {
        tracing::warn!("stopping although connections are still open");
    }
    Ok(())
}

/// From now on nobody new comes to the door: what opens a connection is dropped unread, so the caller's system knocks again a second later,
/// when nobody is there, and it may turn to another replica. Without that a connection that is made while the door closes is reset (R23).
#[cfg(target_os = "linux")]
fn turn_away(listener: &TcpListener) {
    // of the TCP header: SYN without ACK opens a connection
    const FLAGS: u32 = 13;
    const SYN: u32 = 2;
    const ACK: u32 = 16;
    // of the packet filter's language: load a byte, and, jump if equal, return how much of the packet is let through
    const LOAD: u16 = 0x30;
    const AND: u16 = 0x54;
    const JUMP: u16 = 0x15;
    const RETURN: u16 = 0x06;
    let opens_no_connection = [
        SockFilter::new(LOAD, 0, 0, FLAGS),
        SockFilter::new(AND, 0, 0, SYN | ACK),
        SockFilter::new(JUMP, 1, 0, SYN),
        SockFilter::new(RETURN, 0, 0, u32::MAX),
        SockFilter::new(RETURN, 0, 0, 0),
    ];
    if let Err(error) = SockRef::from(listener).attach_filter(&opens_no_connection) {
        tracing::warn!(%error, "connections that arrive this very moment may be reset");
    }
}

#[cfg(not(target_os = "linux"))]
fn turn_away(_: &TcpListener) {}

/// Everybody who has been let in.
#[derive(Default)]
struct House {
    router: Router,
    connections: TaskTracker,
    stop: CancellationToken,
}

impl House {
    fn attend(&self, stream: TcpStream, peer: SocketAddr) {
        let (stop, asked) = (self.stop.clone(), CancellationToken::new());
        let has_asked = asked.clone();
        // asked for each request; a layer would make every route anew for each connection
        let with_peer = self.router.clone().map_request(move |mut request: Request<Incoming>| {
            has_asked.cancel();
            request.extensions_mut().insert(ConnectInfo::<SocketAddr>(peer));
            request
        });
        let service = TowerToHyperService::new(with_peer);
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(HEAD);
        let connection = http.serve_connection(TokioIo::new(stream), service);
        self.connections.spawn(async move {
            let mut connection = pin!(connection);
            // hyper hangs up on whoever it has read nothing of yet, even if the request is on its way (R23)
            let farewell = async {
                stop.cancelled().await;
                let _ = tokio::time::timeout(FIRST_WORD, asked.cancelled()).await;
            };
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = farewell => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
}

/// A form is read whole before anything is asked of the database, so that a slow sender holds no transaction.
pub async fn whole_form(request: Request, next: Next) -> Response {
    let is_file =
        request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    if is_file || matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(PATIENCE, to_bytes(body, FORM)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(_)) => (StatusCode::PAYLOAD_TOO_LARGE, [(header::CONNECTION, "close")]).into_response(),
        Err(_) => (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")]).into_response(),
    }
}
