//! Every action of the portal, each up to the moment before its button is pressed.
//!
//! An action is a form of a route that takes POST, in the demo world. What has to be there before is done by pressing other buttons.

mod customers;
mod links;
mod operators;
mod partners;
mod people;
mod stage;

use std::collections::BTreeSet;

pub use stage::Scene;

/// A form that somebody fills in and sends.
#[derive(Clone, Copy)]
pub struct Press {
    /// Who: a mail address of the demo world, who is signed in; any other name is a stranger with a browser of their own.
    pub who: &'static str,
    /// Where the form is: a path, or several with `>` between, each a link on the one before; or the link of a `letter` or a `mail`.
    pub page: &'static str,
    /// The route it is sent to.
    pub form: &'static str,
    /// What is filled in, and which button is pressed.
    pub fields: &'static [(&'static str, &'static str)],
}

/// What is filled in where the value is not known beforehand.
pub const THE_FIRST: &str = "<the first that is offered>";
/// The code that the person's authenticator shows.
pub const THE_CODE: &str = "<the code>";
/// A day of last month.
pub const RECENTLY: &str = "<a month ago>";
/// A day that is far away.
pub const LATER: &str = "<in a year>";
/// A file.
pub const A_FILE: &str = "<a file>";

const fn press(
    who: &'static str,
    page: &'static str,
    form: &'static str,
    fields: &'static [(&'static str, &'static str)],
) -> Press {
    Press { who, page, form, fields }
}

/// The button that leads on without anything filled in.
const fn click(who: &'static str, page: &'static str, form: &'static str) -> Press {
    press(who, page, form, &[])
}

/// A minute goes by, and with it the code that was used.
pub const LATER_ON: Press = press("", "", "", &[]);

/// A button, and what has to be there before.
#[derive(Clone, Copy)]
pub struct Action {
    /// What has been pressed before.
    pub before: &'static [Press],
    /// The button itself.
    pub press: Press,
    /// Whether a second factor is asked for.
    pub strict: bool,
    /// What is put into the world beforehand that no button puts there.
    pub world: &'static str,
    /// What comes of the same form sent once more.
    pub again: Again,
    /// Tables in which a try is noted before it is judged, so that guesses cannot outrun their count (E2, E3): the note stays, whatever
    /// becomes of the try. And `sessions`, where one is made or ended beside the act.
    pub notes: &'static [&'static str],
}

/// What comes of the same form sent once more.
#[derive(Clone, Copy)]
pub enum Again {
    /// The same answer, and nothing else.
    Same,
    /// This status: what it was about is over.
    Over(u16),
    /// Another one of the same: whoever signs in twice has two sessions.
    Another,
}

/// An action that needs nothing before.
const fn action(press: Press) -> Action {
    Action { before: &[], press, strict: false, world: "", again: Again::Same, notes: &[] }
}

impl Action {
    const fn after(self, before: &'static [Press]) -> Self {
        Self { before, ..self }
    }

    const fn strict(self) -> Self {
        Self { strict: true, ..self }
    }

    const fn with(self, world: &'static str) -> Self {
        Self { world, ..self }
    }

    const fn then(self, again: Again) -> Self {
        Self { again, ..self }
    }

    const fn noting(self, notes: &'static [&'static str]) -> Self {
        Self { notes, ..self }
    }
}

/// All of them, first those whose halves would hurt most.
pub fn all() -> Vec<Action> {
    [partners::ACTIONS, links::ACTIONS, customers::ACTIONS, operators::ACTIONS, people::ACTIONS].concat()
}

/// Forms that change nothing which could be there by halves.
const NO_ACTIONS: [(&str, &str); 2] = [
    ("/session/stay", "moves the session's idle end on, nothing else"),
    ("/find-a-provider/{provider}/shortlist", "writes a cookie, nothing else"),
];

/// Fails if a route that takes POST is not among the actions, or an action is of no route.
pub fn must_be_complete(routes: &[partner_center::web::routes::Route]) {
    let routed: BTreeSet<&str> = routes.iter().filter(|route| route.method == "POST").map(|route| route.path).collect();
    let tried: BTreeSet<&str> =
        all().iter().map(|action| action.press.form).chain(NO_ACTIONS.iter().map(|(path, _)| *path)).collect();
    let missing: Vec<_> = routed.difference(&tried).collect();
    assert!(missing.is_empty(), "no connection is cut under these: {missing:?}");
    let gone: Vec<_> = tried.difference(&routed).collect();
    assert!(gone.is_empty(), "these are no routes: {gone:?}");
}
