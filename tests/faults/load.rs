//! People who write: each sends a form, and sends the same form again until it is acknowledged, wherever a portal answers.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep},
};
use uuid::Uuid;

use crate::{
    http::{self, Answer},
    ledger::{Ledger, mark},
    site::{Site, Writer},
    support::actors::encoded,
};

/// Nobody waits longer than this for one write.
const PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(20);

/// Writers at work; they stop when told to.
pub struct Load {
    ledger: Ledger,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// What a writer sees besides acknowledgements, and whether it may be.
pub type Judge = Arc<dyn Fn(&Answer) -> Result<(), String> + Send + Sync>;

/// What a page of 503 says of the form that was sent.
const SAYS: [&str; 2] = ["Nothing was changed", "not certain yet"];

/// Busy is an answer if it says when to come back and what became of the form; anything else that is no success is not.
pub fn usual() -> Judge {
    Arc::new(|answer| match answer.status {
        503 if answer.header("retry-after").is_some() && SAYS.iter().any(|says| answer.body.contains(says)) => Ok(()),
        status => Err(format!("{status} {}", answer.body)),
    })
}

/// No answer but success.
pub fn strict() -> Judge {
    Arc::new(|answer| Err(format!("{}", answer.status)))
}

/// The form that makes one customer.
pub fn form(writer: &Writer, number: usize, key: Uuid) -> String {
    let (name, domain) = (mark(number), format!("mark-{number}.example"));
    let (organisation, key, mail) = (writer.organisation.to_string(), key.to_string(), format!("anna@{domain}"));
    encoded(&[
        ("_org", organisation.as_str()),
        ("_key", &key),
        ("name", &name),
        ("domain", &domain),
        ("country", "FR"),
        ("language", "fr"),
        ("address_line1", "3 quai du Lac"),
        ("postal_code", "74000"),
        ("city", "Annecy"),
        ("first_name", "Anna"),
        ("last_name", "Martin"),
        ("mail", &mail),
    ])
}

/// The request that makes one customer.
pub fn request(writer: &Writer, number: usize, key: Uuid) -> String {
    http::post("/customers/new", &writer.cookie, &form(writer, number, key))
}

/// A key as the page would have rendered one into its form.
pub fn key() -> Uuid {
    Uuid::from_bytes(partner_center::clock::random())
}

/// Sends one form until it is acknowledged. Begins at `addresses[from]` and turns to the next one when nobody is there.
pub async fn write(writer: &Writer, addresses: &[SocketAddr], from: usize, ledger: &Ledger, judge: &Judge) {
    let number = ledger.next();
    let request = request(writer, number, key());
    let began = Instant::now();
    for at in from.. {
        let address = addresses[at % addresses.len()];
        match http::ask(address, &request).await {
            Ok(answer) if answer.status == 303 => return ledger.acknowledge(number),
            Ok(answer) => {
                ledger.refuse();
                if let Err(what) = judge(&answer) {
                    ledger.complain(what);
                    return;
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {}
            Err(_) => ledger.doubt(),
        }
        if began.elapsed() > PATIENCE {
            return ledger.complain(format!("write {number} got no answer in {PATIENCE:?}"));
        }
        // whoever has another portal to ask does not wait
        sleep(if addresses.len() > 1 { Duration::from_millis(1) } else { PAUSE }).await;
    }
}

impl Load {
    /// Lets every writer of `site` write to these portals in turn, with this pause after each write.
    pub fn start(site: &Site, addresses: &[SocketAddr], ledger: &Ledger, pause: Duration, judge: &Judge) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        for (at, writer) in site.writers.iter().cloned().enumerate() {
            let (addresses, ledger, stopped, judge) =
                (addresses.to_vec(), ledger.clone(), stopped.clone(), Arc::clone(judge));
            tasks.spawn(async move {
                for round in 0.. {
                    if *stopped.borrow() {
                        return;
                    }
                    write(&writer, &addresses, at + round, &ledger, &judge).await;
                    sleep(pause).await;
                }
            });
        }
        Self { ledger: ledger.clone(), stop, tasks }
    }

    /// Waits until `count` more writes were acknowledged; fails if that takes too long.
    pub async fn until_more(&self, count: usize) {
        let (began, wanted) = (Instant::now(), self.ledger.acknowledged() + count);
        while self.ledger.acknowledged() < wanted {
            assert!(began.elapsed() < PATIENCE, "only {} writes, not {wanted}", self.ledger.acknowledged());
            sleep(Duration::from_millis(2)).await;
        }
    }

    /// Ends the writers, each after the write it is at.
    pub async fn end(mut self) {
        let _ = self.stop.send(true);
        while let Some(ended) = self.tasks.join_next().await {
            ended.expect("no panic");
        }
    }
}
