//! A mail server that cannot be found, does not encrypt, or shows a certificate that nobody vouches for (R24): nothing is sent in clear.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use sqlx::ConnectOptions;
use tokio::{io::AsyncReadExt, net::TcpListener};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

use crate::{
    ledger::Ledger,
    load::{usual, write},
    mail_server::until,
    postgres::Postgres,
    runner::{Outcome, Scale, withstood},
    site::Site,
    support::smtp_sink::SmtpSink,
};

const DATABASE: &str = "mail_certificate";
/// Of a name that is not the server's, signed by itself.
const CERTIFICATE: &[u8] = include_bytes!("mail_certificate/certificate.der");
const KEY: &[u8] = include_bytes!("mail_certificate/key.der");

/// A server that speaks TLS and nothing else, and counts the bytes that clients entrust to it.
async fn unvouched(entrusted: Arc<AtomicUsize>, refused: Arc<AtomicUsize>) -> u16 {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(KEY));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(vec![CertificateDer::from(CERTIFICATE)], key));
    let acceptor = TlsAcceptor::from(Arc::new(config.expect("a certificate and its key")));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("its address").port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let mut said = Vec::new();
            match acceptor.accept(client).await {
                Ok(mut session) => {
                    // a client that trusts us would wait for our greeting; one that does not says so and goes
                    let patience = Duration::from_secs(2);
                    let _ = tokio::time::timeout(patience, session.read_to_end(&mut said)).await;
                    entrusted.fetch_add(said.len(), Ordering::Relaxed);
                }
                Err(_) => {
                    refused.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
    });
    port
}

/// Waits until every mail has been tried once more and none has left; answers why the last try failed.
async fn must_stay(postgres: &Postgres, mails: i64) -> String {
    let mut connection = postgres.superuser(DATABASE).connect().await.expect("the superuser");
    let now = "update mails set not_before = app.now(), last_error = null";
    sqlx::query(now).execute(&mut connection).await.expect("all are due");
    let (began, tried) = (Instant::now(), "select count(*), max(last_error) from mails where last_error is not null");
    loop {
        let (count, error): (i64, Option<String>) =
            sqlx::query_as(tried).fetch_one(&mut connection).await.expect("a count");
        if count == mails {
            let sent: i64 = sqlx::query_scalar("select count(*) from mails where state in ('sent', 'dead')")
                .fetch_one(&mut connection)
                .await
                .expect("a count");
            assert_eq!(sent, 0, "mails that have left");
            return error.unwrap_or_default();
        }
        assert!(began.elapsed() < Duration::from_secs(60), "{count} of {mails} mails were tried");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Offers it wrong servers, and then a right one.
pub async fn run(scale: Scale) -> Outcome {
    let (postgres, sink) = (Postgres::shared().await, SmtpSink::start().await);
    let mut site = Site::new(&postgres, DATABASE).await;
    let ledger = Ledger::default();
    let web = site.plan.start_half("web").await;
    let mails = scale.pick(3, 12);
    for n in 0..mails {
        write(&site.writers[n % site.writers.len()], &[web.address], 0, &ledger, &usual()).await;
    }
    let wanted = i64::try_from(mails).expect("a count");
    let (entrusted, refused) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let port = unvouched(Arc::clone(&entrusted), Arc::clone(&refused)).await;
    let mut why = Vec::new();
    for url in [
        format!("smtps://localhost:{port}"),
        format!("{}?tls=required", sink.url()),
        "smtps://mail.no-such-name.invalid".to_owned(),
    ] {
        site.plan.smtp_url = Some(url);
        let worker = site.plan.launch(&["serve", "--only", "worker"]);
        why.push(must_stay(&postgres, wanted).await);
        worker.stop().await;
    }
    assert_eq!(entrusted.load(Ordering::Relaxed), 0, "bytes that were entrusted to a stranger");
    assert!(refused.load(Ordering::Relaxed) > 0, "nobody has looked at the certificate");
    assert!(sink.messages().is_empty(), "mails that went in clear");
    site.plan.smtp_url = Some(sink.url());
    let worker = site.plan.launch(&["serve", "--only", "worker"]);
    let mut connection = postgres.superuser(DATABASE).connect().await.expect("the superuser");
    sqlx::query("update mails set not_before = app.now()").execute(&mut connection).await.expect("all are due");
    until(&postgres, DATABASE, "sent", mails).await;
    worker.stop().await;
    let held = ledger.must_hold(&postgres, DATABASE).await;
    site.verify(&postgres).await;
    withstood(
        "a mail server with a certificate that nobody vouches for, one that does not encrypt, one without an address",
        format!(
            "no byte of a mail was entrusted to them; {mails} mails waited, each try with its reason ({}), and left when the right server was there; {held}",
            why.join("; ")
        ),
    )
}
