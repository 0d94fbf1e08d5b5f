//! A mail server inside the test process: keeps whole messages, and fails on demand.
//!
//! Behaviour is looked up at every command, so that a change also reaches the sessions that a client keeps open.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

// the path is spelt out so that other test binaries can borrow this file
#[path = "smtp_sink/session.rs"]
mod session;

use session::Session;

const PATIENCE: Duration = Duration::from_secs(10);

/// What the server does with the mail that is offered to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// Takes everything.
    Accept,
    /// Hangs up on every connection before a word is said.
    Refuse,
    /// Answers 451 to every recipient.
    TempFail,
    /// Answers 550 to every recipient.
    PermFail,
    /// Takes everything, and waits this long before each reply.
    Slow(Duration),
    /// Takes and keeps the message, then hangs up where its answer should be.
    Swallow,
    /// The same with the first copy for each recipient; takes the next one.
    SwallowOnce,
}

/// One message as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The envelope's sender; empty for a bounce.
    pub from: String,
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// Header and body, dots undone.
    pub raw: Vec<u8>,
}

#[derive(Debug, Default)]
struct Kept {
    messages: Vec<Received>,
    credentials: Vec<(String, String)>,
    connections: usize,
}

#[derive(Debug)]
struct Shared {
    kept: Mutex<Kept>,
    behaviour: Mutex<Behaviour>,
    count: watch::Sender<usize>,
}

impl Shared {
    fn behaviour(&self) -> Behaviour {
        *lock(&self.behaviour)
    }

    /// Whether the answer to this message is to be lost.
    fn swallows(&self, message: &Received) -> bool {
        match self.behaviour() {
            Behaviour::Swallow => true,
            Behaviour::SwallowOnce => !lock(&self.kept).messages.iter().any(|known| known.to == message.to),
            _ => false,
        }
    }

    fn keep(&self, message: Received) {
        let mut kept = lock(&self.kept);
        kept.messages.push(message);
        self.count.send_replace(kept.messages.len());
    }
}

// a failed assertion of one test thread must not hide behind a poisoned lock
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The running server; it ends with this value.
#[derive(Debug)]
pub struct SmtpSink {
    port: u16,
    shared: Arc<Shared>,
    listener: JoinHandle<()>,
}

impl SmtpSink {
    /// Listens on a free port of the loopback address and accepts everything.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port for the mail server");
        let port = listener.local_addr().expect("the mail server's address").port();
        let shared = Arc::new(Shared {
            kept: Mutex::default(),
            behaviour: Mutex::new(Behaviour::Accept),
            count: watch::Sender::new(0),
        });
        let listener = tokio::spawn(listen(listener, Arc::clone(&shared)));
        Self { port, shared, listener }
    }

    /// Where the server is, in the form of the portal's setting.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The same with a name and password; both must be plain letters and digits.
    pub fn url_with(&self, user: &str, password: &str) -> String {
        format!("smtp://{user}:{password}@127.0.0.1:{}", self.port)
    }

    /// Changes what the server does from the next command on.
    pub fn set(&self, behaviour: Behaviour) {
        *lock(&self.shared.behaviour) = behaviour;
    }

    /// All messages so far, oldest first.
    pub fn messages(&self) -> Vec<Received> {
        lock(&self.shared.kept).messages.clone()
    }

    /// Names and passwords that clients signed in with.
    pub fn credentials(&self) -> Vec<(String, String)> {
        lock(&self.shared.kept).credentials.clone()
    }

    /// How often somebody connected, refused connections included.
    pub fn connections(&self) -> usize {
        lock(&self.shared.kept).connections
    }

    /// Waits until there are `n` messages; panics after ten seconds.
    pub async fn wait_for(&self, n: usize) -> Vec<Received> {
        let mut count = self.shared.count.subscribe();
        let enough = tokio::time::timeout(PATIENCE, count.wait_for(|have| *have >= n)).await.is_ok();
        let messages = self.messages();
        assert!(enough, "waited {PATIENCE:?} for {n} messages, got {}", messages.len());
        messages
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    // dropped together with this task, and the sessions with it
    let mut sessions = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        lock(&shared.kept).connections += 1;
        if shared.behaviour() != Behaviour::Refuse {
            sessions.spawn(Session::new(stream, Arc::clone(&shared)).run());
        }
        while sessions.try_join_next().is_some() {}
    }
}
