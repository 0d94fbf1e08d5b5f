//! Forms with a file: checked like every other form, with the file beside the fields.

use axum::{
    body::Body,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
};
use serde::de::DeserializeOwned;

use super::{
    entry::ActingFor,
    error::PageError,
    forms::{CheckedForm, parse},
    listen::FILE,
};

/// A form and the file that came with it, if one was chosen.
pub struct CheckedUpload<T> {
    /// The form's fields, already checked for what no form of ours has.
    pub form: CheckedForm<T>,
    /// The file's name and content.
    pub file: Option<(String, Vec<u8>)>,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for CheckedUpload<T> {
    type Rejection = PageError;

    async fn from_request(mut request: Request<Body>, state: &S) -> Result<Self, PageError> {
        let acting = request.extensions().get::<ActingFor>().cloned().and_then(|acting| acting.0);
        let path = request.uri().path().to_owned();
        DefaultBodyLimit::max(FILE).apply(&mut request);
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| PageError::BadForm)?;
        let (mut fields, mut file) = (Vec::new(), None);
        while let Some(part) = parts.next_field().await.map_err(|_| PageError::BadForm)? {
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(ToOwned::to_owned) {
                // browsers send an empty part for a file that was not chosen
                Some(chosen) if name == "file" => {
                    let content = part.bytes().await.map_err(|_| PageError::BadForm)?;
                    if !(chosen.is_empty() && content.is_empty()) && file.replace((chosen, content.to_vec())).is_some()
                    {
                        return Err(PageError::BadForm);
                    }
                }
                Some(_) => return Err(PageError::BadForm),
                None => {
                    fields.push((name, part.text().await.map_err(|_| PageError::BadForm)?));
                }
            }
        }
        let fields = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut form = parse::<T>(&path, fields.as_bytes(), acting.as_deref())?;
        if let Some((_, content)) = &file {
            form.and_hash(content);
        }
        Ok(Self { form, file })
    }
}
