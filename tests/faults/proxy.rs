//! A link between the portal and its database that breaks where a test wants it to break.
//!
//! It counts what clients send after they have signed in, over all connections, from the last change of plan on.
//! To visit every point of an action: arm it with 1, 2, 3 … until [`FaultProxy::cut`] stays `None`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::postgres::PgConnectOptions;
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::wire::{Message, StartUp};

const PORT: u16 = 5432;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    Pass,
    BlackHole,
    HangAfter(usize),
    CutBefore(usize),
    CutAfter(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Forward,
    CutBefore,
    CutAfter,
}

#[derive(Debug)]
struct State {
    plan: Plan,
    messages: usize,
    connections: usize,
    cut: Option<String>,
}

type Target = Arc<Mutex<Database>>;

#[derive(Clone, Debug)]
enum Database {
    Socket(PathBuf),
    Tcp(String, u16),
}

/// The running proxy; it ends with this value, and its connections with it.
#[derive(Debug)]
pub struct FaultProxy {
    directory: TempDir,
    state: Arc<watch::Sender<State>>,
    target: Target,
    listener: JoinHandle<()>,
}

impl FaultProxy {
    /// Listens on a socket of its own and passes everything on to the database of `options`.
    ///
    /// To be called inside the test's tokio runtime.
    pub fn in_front_of(options: &PgConnectOptions) -> Self {
        let database = Database::of(options);
        let directory = TempDir::with_prefix("proxy-").expect("a directory for the socket");
        let socket = directory.path().join(format!(".s.PGSQL.{PORT}"));
        let listener = UnixListener::bind(socket).expect("a socket");
        let state = State { plan: Plan::Pass, messages: 0, connections: 0, cut: None };
        let state = Arc::new(watch::Sender::new(state));
        let target = Arc::new(Mutex::new(database));
        let listener = tokio::spawn(listen(listener, Arc::clone(&target), Arc::clone(&state)));
        Self { directory, state, target, listener }
    }

    /// The same options, leading through the proxy.
    pub fn through(&self, options: &PgConnectOptions) -> PgConnectOptions {
        options.clone().socket(self.directory()).port(PORT)
    }

    /// The directory of the socket `.s.PGSQL.5432`, to be given to another process as its host.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// Passes everything on; what a black hole held back comes through.
    pub fn pass(&self) {
        self.arm(Plan::Pass);
    }

    /// Holds everything back in both directions and refuses nothing: the database seems to hang.
    pub fn black_hole(&self) {
        self.arm(Plan::BlackHole);
    }

    /// Passes `n` messages on from now, and then seems to hang.
    pub fn hang_after(&self, n: usize) {
        self.arm(Plan::HangAfter(n));
    }

    /// Cuts a connection instead of passing on the `n`th message from now, once.
    pub fn cut_before(&self, n: usize) {
        self.arm(Plan::CutBefore(n));
    }

    /// Passes on the `n`th message from now, waits for what it does, and cuts instead of answering, once.
    pub fn cut_after(&self, n: usize) {
        self.arm(Plan::CutAfter(n));
    }

    /// Leads new connections to another database from now on, as after a failover.
    pub fn lead_to(&self, options: &PgConnectOptions) {
        *self.target.lock().unwrap_or_else(PoisonError::into_inner) = Database::of(options);
    }

    /// Messages since the last change of plan.
    pub fn messages(&self) -> usize {
        self.state.borrow().messages
    }

    /// Connections since the last change of plan.
    pub fn connections(&self) -> usize {
        self.state.borrow().connections
    }

    /// Where the cut was made, such as "after message 3, Query: COMMIT"; `None` if it was not reached.
    pub fn cut(&self) -> Option<String> {
        self.state.borrow().cut.clone()
    }

    fn arm(&self, plan: Plan) {
        self.state.send_replace(State { plan, messages: 0, connections: 0, cut: None });
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

impl State {
    fn judge(&mut self, message: &Message) -> Verdict {
        if !message.counts() {
            return Verdict::Forward;
        }
        self.messages += 1;
        if self.plan == Plan::HangAfter(self.messages) {
            self.plan = Plan::BlackHole;
        }
        let (verdict, word) = match self.plan {
            Plan::CutBefore(n) if n == self.messages => (Verdict::CutBefore, "before"),
            Plan::CutAfter(n) if n == self.messages => (Verdict::CutAfter, "after"),
            _ => return Verdict::Forward,
        };
        self.cut = Some(format!("{word} message {}, {}", self.messages, message.describe()));
        // the retry that follows must find a whole link
        self.plan = Plan::Pass;
        verdict
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Database {
    fn of(options: &PgConnectOptions) -> Self {
        let (host, port) = (options.get_host(), options.get_port());
        let directory = options.get_socket().map(PathBuf::as_path);
        match directory.or(host.starts_with('/').then_some(Path::new(host))) {
            Some(directory) => Self::Socket(directory.join(format!(".s.PGSQL.{port}"))),
            None => Self::Tcp(host.to_owned(), port),
        }
    }

    async fn connect(&self) -> std::io::Result<Box<dyn Stream>> {
        Ok(match self {
            Self::Socket(path) => Box::new(UnixStream::connect(path).await?),
            Self::Tcp(host, port) => Box::new(TcpStream::connect((host.as_str(), *port)).await?),
        })
    }
}

async fn listen(listener: UnixListener, target: Target, state: Arc<watch::Sender<State>>) {
    // dropped together with this task, and the connections with it
    let mut links = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        state.send_modify(|state| state.connections += 1);
        let database = target.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let link = Link { database, state: Arc::clone(&state) };
        links.spawn(async move {
            // an error is the end of one side, which the other side sees as the end of the link
            let _ = link.run(client).await;
        });
        while links.try_join_next().is_some() {}
    }
}

/// One client's way to the database.
struct Link {
    database: Database,
    state: Arc<watch::Sender<State>>,
}

impl Link {
    async fn run(&self, mut client: UnixStream) -> std::io::Result<()> {
        let hello = StartUp::read(&mut client).await?;
        self.passable().await;
        let server = self.database.connect().await?;
        let (mut answers, mut server) = tokio::io::split(server);
        server.write_all(hello.bytes()).await?;
        let (mut client_in, mut client_out) = client.split();
        let cut = tokio::select! {
            cut = self.forward(&mut client_in, &mut server) => cut?,
            ended = self.answer(&mut answers, &mut client_out) => return ended,
        };
        if cut {
            // the client learns of the cut only when the database is done with what it got,
            // so that a test may look at the result at once
            server.shutdown().await?;
            tokio::io::copy(&mut answers, &mut tokio::io::sink()).await?;
        }
        Ok(())
    }

    // true when the plan says to cut, false when the client is gone
    async fn forward(
        &self,
        client: &mut (impl AsyncRead + Unpin),
        server: &mut (impl AsyncWrite + Unpin),
    ) -> std::io::Result<bool> {
        while let Some(message) = Message::read(client).await? {
            self.passable().await;
            let mut verdict = Verdict::Forward;
            self.state.send_modify(|state| verdict = state.judge(&message));
            if verdict == Verdict::CutBefore {
                return Ok(true);
            }
            server.write_all(message.bytes()).await?;
            if verdict == Verdict::CutAfter {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn answer(
        &self,
        server: &mut (impl AsyncRead + Unpin),
        client: &mut (impl AsyncWrite + Unpin),
    ) -> std::io::Result<()> {
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let length = server.read(&mut buffer).await?;
            self.passable().await;
            match length {
                0 => return Ok(()),
                _ => client.write_all(&buffer[..length]).await?,
            }
        }
    }

    async fn passable(&self) {
        let mut state = self.state.subscribe();
        // an error means that the proxy is gone, and with it this task
        let _ = state.wait_for(|state| state.plan != Plan::BlackHole).await;
    }
}
