//! The mail server of the tests does what it says, shown with the portal's own mail client.

use std::time::{Duration, Instant};

use lettre::transport::smtp::Error;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use mail_parser::MessageParser;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::support::smtp_sink::{Behaviour, SmtpSink};

fn client(url: &str) -> AsyncSmtpTransport<Tokio1Executor> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
        .expect("a mail server's address")
        .timeout(Some(Duration::from_secs(5)))
        .build()
}

fn letter(body: &str) -> Message {
    Message::builder()
        .from("Portail <portail@example.test>".parse().expect("a mailbox"))
        .to("zoe@example.test".parse().expect("a mailbox"))
        .cc("max@example.test".parse().expect("a mailbox"))
        .subject("Votre enrôlement est approuvé")
        .body(body.to_owned())
        .expect("a letter")
}

async fn send(sink: &SmtpSink, body: &str) -> Result<(), Error> {
    client(&sink.url()).send(letter(body)).await.map(drop)
}

#[tokio::test]
async fn a_message_is_kept_whole_with_its_envelope() {
    let sink = SmtpSink::start().await;
    send(&sink, "Bonjour Zoé,\n.\n.. deux points\n").await.expect("taken");
    let [kept] = &sink.wait_for(1).await[..] else { panic!("one message") };
    assert_eq!(kept.from, "portail@example.test");
    assert_eq!(kept.to, ["zoe@example.test", "max@example.test"]);
    let mail = MessageParser::default().parse(&kept.raw).expect("a message");
    assert_eq!(mail.subject(), Some("Votre enrôlement est approuvé"));
    let body = mail.body_text(0).expect("a body").replace("\r\n", "\n");
    assert_eq!(body.trim_end(), "Bonjour Zoé,\n.\n.. deux points");
}

#[tokio::test]
async fn refusing_hangs_up_even_on_a_session_that_is_open() {
    let sink = SmtpSink::start().await;
    let address = sink.url().replace("smtp://", "");
    let mut open = BufReader::new(TcpStream::connect(address).await.expect("a session"));
    let mut said = String::new();
    open.read_line(&mut said).await.expect("a greeting");
    assert!(said.starts_with("220 "), "{said}");
    sink.set(Behaviour::Refuse);
    open.write_all(b"NOOP\r\n").await.expect("still open");
    assert_eq!(open.read_line(&mut said).await.expect("the end"), 0);

    send(&sink, "two").await.expect_err("refused");
    assert_eq!(sink.connections(), 2, "a refused connection counts");
    sink.set(Behaviour::Accept);
    send(&sink, "three").await.expect("taken");
    assert_eq!(sink.messages().len(), 1);
}

#[tokio::test]
async fn a_recipient_is_refused_for_now_or_for_good() {
    let sink = SmtpSink::start().await;
    sink.set(Behaviour::TempFail);
    let error = send(&sink, "later").await.expect_err("451");
    assert!(error.is_transient(), "{error}");
    sink.set(Behaviour::PermFail);
    let error = send(&sink, "never").await.expect_err("550");
    assert!(error.is_permanent(), "{error}");
    assert!(sink.messages().is_empty());
}

#[tokio::test]
async fn a_slow_server_delays_each_reply() {
    let sink = SmtpSink::start().await;
    sink.set(Behaviour::Slow(Duration::from_millis(50)));
    let start = Instant::now();
    send(&sink, "slowly").await.expect("taken");
    // greeting, EHLO, MAIL, RCPT twice, DATA, its end
    assert!(start.elapsed() >= Duration::from_millis(350), "took {:?}", start.elapsed());
}

#[tokio::test]
async fn a_swallowed_message_is_kept_but_never_answered() {
    let sink = SmtpSink::start().await;
    sink.set(Behaviour::Swallow);
    let error = send(&sink, "into the void").await.expect_err("no answer");
    assert!(!error.is_transient() && !error.is_permanent(), "{error}");
    assert_eq!(sink.messages().len(), 1);
}

#[tokio::test]
async fn a_message_that_was_swallowed_once_is_taken_the_next_time() {
    let sink = SmtpSink::start().await;
    sink.set(Behaviour::SwallowOnce);
    send(&sink, "first").await.expect_err("no answer");
    send(&sink, "second").await.expect("taken");
    assert_eq!(sink.messages().len(), 2);
}

#[tokio::test]
async fn a_sign_in_is_written_down() {
    let sink = SmtpSink::start().await;
    let client = client(&sink.url_with("portal", "s3cret"));
    client.send(letter("signed in")).await.expect("taken");
    assert_eq!(sink.credentials(), [("portal".to_owned(), "s3cret".to_owned())]);
}
