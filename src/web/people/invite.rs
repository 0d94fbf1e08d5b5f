//! Inviting people: up to ten addresses, all with the same roles.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{role_choice, roles_of};
use crate::{
    app::App,
    domain::{
        account::{AccountState, grantable},
        text,
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        routes::path,
    },
    words::Message,
    workflows::people::{self, NewPerson, PeopleError},
};

/// No more at once.
const MOST: usize = 10;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InviteForm {
    mails: String,
    roles: Vec<String>,
}

#[derive(Template)]
#[template(path = "people/invite.html")]
struct InvitePage<'a> {
    page: Frame,
    errors: FormErrors,
    form: &'a InviteForm,
    roles: Vec<Choice>,
}

fn render<'a>(member: Member, form: &'a InviteForm, errors: FormErrors) -> InvitePage<'a> {
    let Member { me, page, .. } = member;
    let roles = grantable(me.kind, &me.roles).into_iter().map(|role| role_choice(role, &page)).collect();
    InvitePage { roles, page, errors, form }
}

/// `GET /settings/users/invite`
pub async fn show(member: Member) -> Response {
    ok(&render(member, &InviteForm::default(), FormErrors::default()))
}

/// A name out of an address, until its owner is known: ada.keller@… is Ada Keller.
fn name_of(mail: &str) -> String {
    let words =
        mail.split(['@', '+']).next().unwrap_or_default().split(['.', '-', '_']).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    words.filter_map(capital).collect::<Vec<_>>().join(" ")
}

/// One person a line: an address, then a name if it is known. Every line that is wrong is named.
fn people_of(typed: &str) -> Result<Vec<NewPerson>, Vec<Message>> {
    let lines = typed.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let (mut new, mut wrong) = (Vec::new(), Vec::new());
    for (number, line) in lines {
        match person_of(line, &new) {
            Ok(person) => new.push(person),
            Err(key) => wrong.push(Message::new(key).with("line", number + 1)),
        }
    }
    match (new.len(), wrong.len()) {
        (0, 0) => Err(vec![Message::new("missing-mails")]),
        (people, faults) if people + faults > MOST => Err(vec![Message::new("people-too-many").with("most", MOST)]),
        (_, 0) => Ok(new),
        _ => Err(wrong),
    }
}

fn person_of(line: &str, before: &[NewPerson]) -> Result<NewPerson, &'static str> {
    let (mail, name) = line.split_once([',', ';']).unwrap_or((line, ""));
    let mail = text::mail(mail).map_err(|_| "people-line-mail")?;
    let name = if name.trim().is_empty() { name_of(&mail) } else { name.trim().to_owned() };
    let name = text::person_name(&name).map_err(|_| "people-line-name")?;
    if before.iter().any(|person| person.mail == mail) {
        return Err("people-line-twice");
    }
    Ok(NewPerson { mail, name })
}

/// `POST /settings/users/invite`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<InviteForm>,
) -> Result<Response, PageError> {
    let roles = roles_of(&form.fields.roles)?;
    let mut errors = FormErrors::default();
    let new = people_of(&form.fields.mails).unwrap_or_else(|wrong| {
        for message in wrong {
            errors.add("mails", message);
        }
        Vec::new()
    });
    if roles.is_empty() {
        errors.add("roles", Message::new("missing-roles"));
    }
    if !errors.is_empty() {
        return Ok(invalid(&render(member, &form.fields, errors)));
    }
    member.once(&form, path::USERS).await?;
    let Member { tx, me, page } = member;
    let complaint = match people::invite(&app, tx, &me, &new, &roles).await {
        Ok(()) => return Ok(done(path::USERS, "flash-invited")),
        Err(PeopleError::Here(mail, AccountState::Deleted | AccountState::Withdrawn)) => {
            Message::new("people-here-deleted").with("mail", mail)
        }
        Err(PeopleError::Here(mail, _)) => Message::new("people-here").with("mail", mail),
        Err(PeopleError::OtherSide(mail)) => Message::new("people-other-side").with("mail", mail),
        Err(error) => return Err(error.into()),
    };
    let mut errors = FormErrors::default();
    errors.add("mails", complaint);
    let roles = grantable(me.kind, &me.roles).into_iter().map(|role| role_choice(role, &page)).collect();
    Ok(invalid(&InvitePage { roles, page, errors, form: &form.fields }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_address_and_perhaps_a_name() {
        let new = people_of("ada.keller@alpine.example\n\n  bo@alpine.example , Bo Lind\r\n").unwrap();
        let said: Vec<_> = new.iter().map(|person| (person.mail.as_str(), person.name.as_str())).collect();
        assert_eq!(said, [("ada.keller@alpine.example", "Ada Keller"), ("bo@alpine.example", "Bo Lind")]);
    }

    #[test]
    fn every_bad_line_is_named() {
        let complaint = |typed: &str| people_of(typed).map(|_| ()).unwrap_err();
        let line = |key: &'static str, line: usize| Message::new(key).with("line", line);
        let wrong = [line("people-line-mail", 2), line("people-line-twice", 3), line("people-line-mail", 5)];
        assert_eq!(complaint("a@b.example\nnobody\nA@B.example\nc@b.example\nаda@b.example"), wrong);
        assert_eq!(complaint(" \n"), [Message::new("missing-mails")]);
        let many: String = (0..11).map(|n| format!("p{n}@b.example\n")).collect();
        assert_eq!(complaint(&many), [Message::new("people-too-many").with("most", 10)]);
    }
}
