//! The actions whose halves would hurt most, each up to the moment before its button is pressed.

use std::pin::Pin;

use partner_center::{
    domain::{agreement::AgreementKind, language::Language},
    store::agreements::{self, NewText},
};
use sqlx::{Row, postgres::PgConnectOptions};

use crate::{
    proxy::FaultProxy,
    support::{
        Actor, Page, Setting, TestApp,
        actors::filled,
        world::{Company, PASSWORD},
    },
};

/// A person in front of a filled form, in a portal whose way to its database can be cut.
pub struct Scene {
    /// The portal.
    pub app: TestApp,
    /// The link to its database.
    pub proxy: FaultProxy,
    /// Who presses the button.
    pub actor: Actor,
    /// Where the form goes.
    pub path: String,
    /// What is in it.
    pub fields: Vec<(String, String)>,
}

/// An action, and how to come to the moment before it.
pub struct Action {
    /// The button's words, or what it does.
    pub name: &'static str,
    /// Makes a new world with everything ready.
    pub scene: fn() -> Pin<Box<dyn Future<Output = Scene>>>,
}

/// All of them.
pub fn all() -> Vec<Action> {
    vec![
        Action { name: "Enroll now", scene: || Box::pin(enroll_now()) },
        Action { name: "Accept (a joint invitation)", scene: || Box::pin(accept_joint()) },
        Action { name: "Accept and continue", scene: || Box::pin(accept_agreement()) },
        Action { name: "Approve", scene: || Box::pin(decide()) },
        Action { name: "Accept (a partnership)", scene: || Box::pin(accept_partnership()) },
        Action { name: "Register a customer", scene: || Box::pin(make_customer()) },
        Action { name: "Invite people", scene: || Box::pin(invite_people()) },
    ]
}

async fn portal(setting: Setting) -> (TestApp, FaultProxy) {
    let mut proxy = None;
    let app = TestApp::reached(setting, |options: PgConnectOptions| {
        let made = FaultProxy::in_front_of(&options);
        let through = made.through(&options);
        proxy = Some(made);
        through
    });
    let app = app.await;
    (app, proxy.expect("it was asked for"))
}

/// The form of a page that is sent to `path`, filled in, with the name of the button that is pressed.
fn scene(whole: (TestApp, FaultProxy), actor: Actor, page: &Page, path: &str, fields: &[(&str, &str)]) -> Scene {
    let (app, proxy) = whole;
    let names = page.form_names(path);
    let (typed, pressed): (Vec<_>, Vec<_>) =
        fields.iter().copied().partition(|(name, _)| names.iter().any(|known| known == name));
    let mut fields = filled(page, path, &typed);
    fields.extend(pressed.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    Scene { app, proxy, actor, path: path.to_owned(), fields }
}

const ENROLL: &str = "/enroll/indirect-reseller";

async fn until_confirmation(partner: &Actor) -> (String, Page) {
    let (details, confirm) = (format!("{ENROLL}/details"), format!("{ENROLL}/confirm"));
    partner.submit(ENROLL, &[]).await.must_lead_to(&details);
    partner.submit(&details, &[]).await.must_lead_to(&confirm);
    let page = partner.get(&confirm).await;
    (confirm, page)
}

async fn enroll_now() -> Scene {
    let whole = portal(Setting::demo()).await;
    let gaelle = whole.0.signed_in("gaelle@alpine.example").await;
    let (confirm, page) = until_confirmation(&gaelle).await;
    scene(whole, gaelle, &page, &confirm, &[("understood", "on"), ("company_name", "Alpine Cloud")])
}

async fn accept_agreement() -> Scene {
    let whole = portal(Setting::demo()).await;
    let kite = whole.0.signed_in("admin@kite.example").await;
    let page = kite.get("/overview").await;
    let path = page.attributes("form", "action").into_iter().find(|path| path.ends_with("/accept")).expect("the form");
    scene(whole, kite, &page, &path, &[])
}

async fn decide() -> Scene {
    let whole = portal(Setting::demo()).await;
    let dieter = whole.0.signed_in("dieter@delta.example").await;
    let (confirm, page) = until_confirmation(&dieter).await;
    dieter.send_form(&page, &confirm, &[("understood", "on"), ("company_name", "Delta Systems")]).await.must_be(303);
    whole.0.look_at_mails().await;
    let ravi = whole.0.signed_in("ravi@northlight.example").await;
    let statement = "select e.id::text from enrollments e join organisations o on o.id = e.organisation_id
         where o.name = 'Delta Systems' and e.state = 'in_review'";
    let id: String = whole.0.rows(statement).await[0].get(0);
    let page = ravi.get(&format!("/ops/enrollments/{id}")).await;
    scene(whole, ravi, &page, &format!("/ops/enrollments/{id}/decision"), &[("verdict", "approve")])
}

/// The path of the link in a letter that is shown.
fn link_of(letter: &Page, begin: &str) -> String {
    let text = letter.value("text").expect("a letter");
    let from = text.find(begin).expect("a link in the letter");
    text[from..].split_whitespace().next().expect("a link").to_owned()
}

async fn accept_partnership() -> Scene {
    let whole = portal(Setting::demo()).await;
    let nora = whole.0.signed_in("nora@nordwind.example").await;
    let begun =
        nora.submit("/indirect-resellers/invitations/new", &[("whom", "partner"), ("partner", "4200001")]).await;
    let letter = nora.follow(begun.must_be(303)).await;
    let link = link_of(&letter, "/invitations/partnership/");
    nora.send_form(&letter, &letter.path, &[("step", "done")]).await.must_be(303);
    let rosa = whole.0.signed_in("rosa@bluebird.example").await;
    rosa.get(&link).await.must_be(303);
    rosa.submit("/invitations/partnership", &[]).await.must_be(303);
    let page = rosa.get("/invitations/partnership/answer").await;
    scene(whole, rosa, &page, "/invitations/partnership/accept", &[("understood", "on")])
}

async fn partnership(app: &TestApp, provider: &Company, reseller: &Company) {
    let statement = "insert into partnerships (id, provider_id, reseller_id, state, since, accepted_by_name)
         values (gen_random_uuid(), $1, $2, 'active', app.now(), 'Somebody')";
    let done = sqlx::query(statement).bind(provider.id.0).bind(reseller.id.0).execute(&mut app.owner().await).await;
    done.expect("a partnership");
}

async fn accept_joint() -> Scene {
    let whole = portal(Setting::default()).await;
    let mut world = whole.0.world().await;
    world.operator().await;
    let reseller = world.partner("Rivage Conseil", "indirect_reseller").await;
    let provider = world.partner("Monts Distribution", "indirect_provider").await;
    let customer = world.customer("Lac Clinic").await;
    let texts =
        [Language::En, Language::Fr].map(|language| NewText { language, title: "Terms", body: "What you buy." });
    agreements::publish(&mut whole.0.owner().await, AgreementKind::Customer, &texts).await.expect("an agreement");
    partnership(&whole.0, &provider, &reseller).await;
    let (writer, admin) = (whole.0.signed_in(&reseller.mail("admin")).await, customer.mail("admin"));
    let begin = format!("/indirect-providers/{}/invite", provider.id);
    let fields = [("administration", "on"), ("customer", "Lac"), ("mail", admin.as_str()), ("language", "en")];
    let letter = writer.follow(writer.submit(&begin, &fields).await.must_be(303)).await;
    let link = link_of(&letter, "/c/invitations/");
    writer.send_form(&letter, &letter.path, &[("step", "done")]).await.must_be(303);
    let customer = whole.0.signed_in(&admin).await;
    customer.get(&link).await.must_be(303);
    customer.submit("/c/invitations", &[]).await.must_be(303);
    let page = customer.get("/c/invitations/answer").await;
    scene(whole, customer, &page, "/c/invitations/accept", &[("understood", "on")])
}

async fn direct_admin() -> ((TestApp, FaultProxy), Actor) {
    let whole = portal(Setting::default()).await;
    whole.0.world().await.partner("Harbor", "direct").await;
    let admin = whole.0.stranger();
    let fields = [("mail", "admin@harbor.example"), ("password", PASSWORD)];
    admin.submit("/sign-in", &fields).await.must_lead_to("/overview");
    (whole, admin)
}

async fn make_customer() -> Scene {
    let (whole, admin) = direct_admin().await;
    let page = admin.get("/customers/new").await;
    let fields = [
        ("name", "Lakeside Clinic"),
        ("domain", "lakeside.example"),
        ("country", "FR"),
        ("language", "fr"),
        ("address_line1", "3 quai du Lac"),
        ("postal_code", "74000"),
        ("city", "Annecy"),
        ("first_name", "Carla"),
        ("last_name", "Whitfield"),
        ("mail", "carla@lakeside.example"),
    ];
    scene(whole, admin, &page, "/customers/new", &fields)
}

async fn invite_people() -> Scene {
    let (whole, admin) = direct_admin().await;
    let page = admin.get("/settings/users/invite").await;
    let fields = [("mails", "ada@harbor.example\nbo@harbor.example"), ("roles", "admin_agent")];
    scene(whole, admin, &page, "/settings/users/invite", &fields)
}
