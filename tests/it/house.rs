//! The house stands: somebody signs in and sees the first page.

use crate::support::TestApp;

#[tokio::test]
async fn a_global_admin_signs_in_and_lands_on_the_overview() {
    let app = TestApp::new().await;
    let alpine = app.world().await.partner("Alpine Cloud", "direct").await;
    let admin = app.signed_in(&alpine.mail("admin")).await;
    let page = admin.get("/overview").await;
    assert_eq!(page.must_be(200).heading(), "Overview");
    page.must_say("Alpine Cloud");
}
