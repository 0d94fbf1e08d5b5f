//! Lists as files, written while they are read. Rights are asked again for every piece, so an export that outlives a session or a right
//! ends with an error and not with somebody else's rows (abuse B8, B14).

use std::{future::Future, io};

use axum::{
    BoxError,
    body::{Body, Bytes},
    http::header,
    response::{IntoResponse, Response},
};
use http_body_util::{
    BodyExt,
    channel::{Channel, Sender},
};
use tower_sessions::Session;

use super::error::PageError;
use crate::{
    app::App,
    domain::{ids::OrganisationId, me::Me},
    store::{Tx, sessions},
    turns,
};

/// Rows that are read at once.
pub const PIECE: i64 = 500;

/// Some lines, and the key of the last one if there may be more.
pub struct Piece<K> {
    /// The lines.
    pub text: String,
    /// The key of the last one.
    pub last: Option<K>,
}

impl<K> Piece<K> {
    /// The lines of these rows; there may be more if there are as many as were asked for.
    pub fn of<R>(rows: &[R], text: String, key: impl Fn(&R) -> K) -> Self {
        let full = i64::try_from(rows.len()).is_ok_and(|read| read == PIECE);
        Self { text, last: rows.last().filter(|_| full).map(key) }
    }
}

/// The name of a list's file: what it is, and the day where the organisation is.
pub fn file_name(what: &str, me: &Me) -> String {
    format!("{what}-{}.csv", me.at.with_timezone(&me.time_zone).format("%Y-%m-%d"))
}

/// What a list needs to be written as a file.
pub trait Export: Send + Sync + 'static {
    /// Where a piece begins.
    type Key: Clone + Send + Sync;

    /// The line that names the columns.
    fn head(&self) -> String;

    /// Whether whoever asked may still read it.
    fn may(&self, me: &Me) -> bool;

    /// The lines after `after`.
    fn piece(
        &self,
        tx: &mut Tx,
        me: &Me,
        after: Option<&Self::Key>,
    ) -> impl Future<Output = Result<Piece<Self::Key>, PageError>> + Send;
}

/// The body of a file that is written while it is read: compression asks once more after its end, which a channel does not bear.
pub fn whole<E: Into<BoxError> + 'static + Send>(body: Channel<Bytes, E>) -> Body {
    Body::new(body.fuse())
}

/// What pieces are read with.
struct Reader {
    app: App,
    session: Vec<u8>,
    organisation: OrganisationId,
}

/// The file of an export.
///
/// # Errors
/// When nobody is signed in.
pub fn answer(app: &App, session: &Session, me: &Me, name: &str, export: impl Export) -> Result<Response, PageError> {
    let session = session.id().map(sessions::hash).ok_or(PageError::NotFound)?;
    let reader = Reader { app: app.clone(), session, organisation: me.organisation_id };
    let (sender, body) = Channel::<Bytes, io::Error>::new(2);
    app.tasks.spawn(async move { reader.write(sender, &export).await });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, whole(body)).into_response())
}

impl Reader {
    async fn write<E: Export>(&self, mut sender: Sender<Bytes, io::Error>, export: &E) {
        let mut text = format!("\u{feff}{}", export.head());
        let mut after: Option<E::Key> = None;
        loop {
            let piece = match self.piece(export, after.as_ref()).await {
                Ok(Some(piece)) => piece,
                Ok(None) => return sender.abort(io::Error::other("the right to read has ended")),
                Err(error) => return sender.abort(io::Error::other(error.status().to_string())),
            };
            text.push_str(&piece.text);
            // whoever reads the file may be slow or gone
            if sender.send_data(Bytes::from(std::mem::take(&mut text))).await.is_err() || piece.last.is_none() {
                return;
            }
            after = piece.last;
        }
    }

    /// One piece, if whoever asked may still read it.
    async fn piece<E: Export>(&self, export: &E, after: Option<&E::Key>) -> Result<Option<Piece<E::Key>>, PageError> {
        let _turn = self.app.turns.within(turns::FOR_A_PIECE, self.organisation).await?;
        let (mut tx, me) = self.app.db.begin_reading(Some(&self.session)).await?;
        match me.filter(|me| me.organisation_id == self.organisation && export.may(me)) {
            Some(me) => Ok(Some(export.piece(&mut tx, &me, after).await?)),
            None => Ok(None),
        }
    }
}
