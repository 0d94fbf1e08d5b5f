//! The list of customers: views that are kept, tags for many, and a narrowed page that is right whatever it is narrowed to.

use super::scene;
use crate::customers::at;

#[tokio::test]
async fn f83_a_view_is_kept_for_its_person_alone() {
    let scene = scene(3).await;
    let view = "/customers?q=001&kind=direct";
    let list = scene.agent.get(view).await;
    scene.agent.send_form(&list, "/customers/views", &[("view", "One of them")]).await.must_be(303);
    let home = scene.agent.get("/customers").await;
    let href = home.attributes("a.view", "href")[0].clone();
    assert_eq!(scene.agent.get(&href).await.texts("tbody th summary"), ["Customer 001"]);
    // the same name again, no name, and somebody else
    let taken = scene.agent.submit_on(view, "/customers/views", &[("view", "one of THEM")]).await;
    assert!(taken.must_be(422).field_error("view").is_some_and(|said| said.contains("one of THEM already")));
    assert_eq!(taken.value("view").as_deref(), Some("one of THEM"), "what was typed is kept");
    let nameless = scene.agent.submit_on(view, "/customers/views", &[("view", " ")]).await;
    assert!(nameless.must_be(422).field_error("view").is_some());
    let other = scene.app.signed_in(&scene.tiers.dual.mail("admin")).await;
    assert!(!other.get("/customers").await.has("a.view"));
    let delete = home.attributes("form[action$=delete]", "action")[0].clone();
    other.post(&delete, &[("_org", scene.tiers.dual.id.to_string())]).await.must_be(404);
    scene.agent.send_form(&home, &delete, &[]).await.must_lead_to("/customers");
    assert!(!scene.agent.get("/customers").await.has("a.view"));
}

#[tokio::test]
async fn f83_tags_for_many_are_put_on_and_taken_off() {
    let scene = scene(3).await;
    let list = scene.agent.get("/customers").await;
    let ids: Vec<String> = scene.customers[..2].iter().map(|customer| customer.id.to_string()).collect();
    let form = |step: &str, tags: &str| {
        let mut fields = list.form("/customers/tags");
        fields.retain(|(name, _)| !matches!(name.as_str(), "_key" | "tags" | "customer"));
        fields.extend(ids.iter().map(|id| ("customer".to_owned(), id.clone())));
        fields.extend([("tags".to_owned(), tags.to_owned()), ("step".to_owned(), step.to_owned())]);
        fields
    };
    scene.agent.post("/customers/tags", &form("add", "Spring, retail")).await.must_be(303);
    assert_eq!(
        scene.agent.get("/customers?tag=Spring").await.texts("tbody th summary"),
        ["Customer 000", "Customer 001"]
    );
    scene.agent.post("/customers/tags", &form("remove", "spring")).await.must_be(303);
    assert!(scene.agent.get("/customers?tag=Spring").await.texts("tbody th summary").is_empty());
    assert_eq!(
        scene.agent.get("/customers?tag=retail&kind=direct&state=active").await.texts("tbody th summary").len(),
        2
    );
    assert_eq!(scene.app.count("select count(*) from customer_tags").await, 1);
    scene.agent.post("/customers/tags", &form("add", " ")).await.must_be(409);
    let mut nobody = form("add", "x");
    nobody.retain(|(name, _)| name != "customer");
    scene.agent.post("/customers/tags", &nobody).await.must_be(409);
    // somebody else's customers are left alone
    let other = scene.app.signed_in(&scene.tiers.other.mail("admin")).await;
    let mut foreign = form("add", "x");
    foreign.retain(|(name, _)| name != "_org");
    other.post("/customers/tags", &foreign).await.must_be(303);
    assert_eq!(scene.app.count("select count(*) from customer_listings where 'x' = any (tags)").await, 0);
    assert!(scene.agent.get(&at(&scene.customers[0], "")).await.body.contains("retail"));
}
