//! The one driver process that all browsers of a test binary share.

use std::io::{BufRead, BufReader, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use thirtyfour::SessionId;

const PATIENCE: Duration = Duration::from_secs(10);

/// A running chromedriver; it ends with the last browser that uses it.
#[derive(Debug)]
pub struct Chromedriver {
    child: Child,
    // kept open: the driver would die of a closed pipe
    _output: BufReader<ChildStdout>,
    port: u16,
}

impl Chromedriver {
    /// The process in use, or a new one on a free port.
    pub fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());
        // a test that panicked here must not take the others with it
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let started = Arc::new(Self::start());
            *shared = Arc::downgrade(&started);
            started
        })
    }

    fn start() -> Self {
        let program = installed("CHROMEDRIVER", "/usr/bin/chromedriver");
        let mut child = Command::new(&program)
            .args(["--port=0", "--log-level=WARNING"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        let port = announced_port(&mut output);
        Self { child, _output: output, port }
    }

    /// Where sessions are asked for.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Closes a browser and waits until it is gone; works where nothing can be awaited.
    pub fn end_session(&self, session: &SessionId) {
        if let Err(error) = self.delete(&format!("/session/{session}")) {
            eprintln!("a browser could not be closed: {error}");
        }
    }

    fn delete(&self, path: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "DELETE {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
        // the answer's first line comes when the browser has ended
        BufReader::new(stream).read_line(&mut String::new()).map(drop)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // an error means that it is gone already
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The browser's program.
pub fn chromium() -> PathBuf {
    installed("CHROME", "/usr/bin/chromium")
}

// a missing browser fails the test: a skipped journey would look like a passed one
#[expect(clippy::disallowed_methods, reason = "a setting of the tests, not of the portal")]
fn installed(variable: &str, usual: &str) -> PathBuf {
    let path = std::env::var_os(variable).map_or_else(|| PathBuf::from(usual), PathBuf::from);
    assert!(
        path.is_file(),
        "the browser tests need {}, which is not there. Install it with\n  \
         apt-get install chromium chromium-driver\nor name another in {variable}",
        path.display()
    );
    path
}

// "ChromeDriver was started successfully on port 45101."
fn announced_port(output: &mut impl BufRead) -> u16 {
    let mut said = String::new();
    for line in output.lines().map_while(Result::ok) {
        let port = line.split_once("on port ").map(|(_, rest)| rest);
        if let Some(Ok(port @ 1..)) = port.map(|port| port.trim_end_matches('.').parse()) {
            return port;
        }
        said.push_str(&line);
    }
    panic!("chromedriver ended before it named its port: {said}");
}
