//! The real program with the demo world, on a port and with data of its own.

use std::{
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

/// A portal that runs until it is dropped.
pub struct Portal {
    process: Child,
    address: String,
    _data: TempDir,
}

impl Portal {
    /// Starts `serve` as `make run` does and waits until it is ready.
    pub async fn start() -> Self {
        let data = tempfile::Builder::new().prefix("portal-").tempdir_in("/tmp").expect("a directory");
        // the database runs as another user when we are root, and must be able to come in
        std::fs::set_permissions(data.path(), PermissionsExt::from_mode(0o755)).expect("a mode");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let address = format!("http://127.0.0.1:{port}");
        let process = Command::new(env!("CARGO_BIN_EXE_partner-center"))
            .arg("serve")
            .current_dir(data.path())
            .env_remove("DATABASE_URL")
            .env("PORTAL_LISTEN", format!("127.0.0.1:{port}"))
            .env("PORTAL_DATA_DIR", data.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let portal = Self { process, address, _data: data };
        portal.wait(port).await;
        portal
    }

    /// What paths are put behind.
    pub fn address(&self) -> &str {
        &self.address
    }

    async fn wait(&self, port: u16) {
        for _ in 0..600 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the portal did not come up within a minute");
    }
}

impl Drop for Portal {
    /// Asks it to stop, so that its database stops too.
    fn drop(&mut self) {
        let pid = nix::unistd::Pid::from_raw(self.process.id().cast_signed());
        let _ = nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGTERM);
        let _ = self.process.wait();
    }
}
