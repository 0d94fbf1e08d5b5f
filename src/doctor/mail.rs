//! The mail server: whether it can be reached and lets us in.

use super::Finding;
use crate::{config::Config, mail::transport::Transport};

pub(super) async fn look(config: &Config) -> Option<Finding> {
    let Some(url) = &config.smtp_url else {
        return (!config.is_demo()).then(|| {
            let mend = "set SMTP_URL; until then mails wait in the outbox";
            Finding::advice("mail", "there is no mail server", mend)
        });
    };
    let wrong = |seen: String| {
        Finding::wrong(
            "mail",
            seen,
            "correct SMTP_URL (smtp://name:password@host:587?tls=required) and PORTAL_MAIL_FROM",
        )
    };
    Some(match Transport::smtp(url, &config.mail_from) {
        Err(error) => wrong(format!("{error:#}")),
        Ok(transport) => match transport.probe().await {
            Ok(()) if !url.starts_with("smtps://") && !url.contains("tls=required") => Finding::advice(
                "mail",
                "the mail server answers, but mails may cross the net in clear",
                "add ?tls=required to SMTP_URL, unless the server is on this machine",
            ),
            Ok(()) => Finding::fine("mail", "the mail server answers"),
            Err(error) => wrong(error),
        },
    })
}
