//! The browser harness sees what it should see, shown on small pages with planted faults.

use axum::Router;
use axum::extract::RawForm;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use tempfile::NamedTempFile;
use tokio::net::TcpListener;

use crate::support::Browser;

const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'";

const STYLE: &str = "
    .pale { color: #ccc; background: #fff } .tiny { display: inline-block; width: 9px; height: 9px }
    .wide { width: 700px } .scroller { overflow-x: auto }
    @media (prefers-color-scheme: dark) { body { background: #000; color: #fff } h1::before { content: 'dark ' } }
";

const FAULTY: &str = "<!doctype html><html><head><title>Planted</title><link rel=stylesheet href=/style.css></head>
    <body><h1>Planted</h1><h3>Skipped a level</h3><img src='data:,'><p class=pale>Too pale</p>
    <input name=unnamed><p class=wide>wide</p>
    <button class=tiny aria-label=one></button><button class=tiny aria-label=two></button>
    <script>console.error('inline')</script></body></html>";

const SOUND: &str = "<!doctype html><html lang=fr><head><title>Sain</title><link rel=stylesheet href=/style.css>
    <link rel=icon href=data:,></head><body><main><h1>Formulaire\u{a0}: essai</h1>
    <noscript><p>Sans script</p></noscript>
    <form method=post action=/answer><p><label for=n>Nom de
    l'organisation</label> <input id=n name=name value=Ancien></p>
    <p><label for=d>Date</label> <input id=d name=date type=date></p>
    <p><label for=c>Pays</label> <select id=c name=country><option value=ch>Suisse<option value=fr>France</select></p>
    <p><label for=f>Fichier</label> <input id=f name=file type=file></p>
    <fieldset><legend>Sorte</legend><label><input type=radio name=kind value=direct checked> Directe</label>
    <label><input type=radio name=kind value=joint> Conjointe</label></fieldset>
    <p><label><input type=checkbox name=ok> J'accepte</label></p>
    <p><button>Envoyer\u{a0}!</button></p></form>
    <p><a href=/faulty>Voir les défauts</a></p><div class=scroller tabindex=0><p class=wide>défile</p></div>
    </main></body></html>";

async fn greeting(headers: HeaderMap) -> Html<String> {
    let language = headers.get(header::ACCEPT_LANGUAGE);
    let language = language.and_then(|value| value.to_str().ok()).unwrap_or("none");
    Html(format!("<!doctype html><title>Languages</title><h1>{language}</h1>"))
}

async fn answer(RawForm(form): RawForm) -> impl IntoResponse {
    let form = String::from_utf8_lossy(&form).into_owned();
    let page = format!("<!doctype html><title>Answer</title><link rel=icon href=data:,><h1>Answer</h1><p>{form}</p>");
    (StatusCode::UNPROCESSABLE_ENTITY, Html(page))
}

fn guarded(page: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(page))
}

async fn portal() -> String {
    let routes = Router::new()
        .route("/", get(async || guarded(SOUND)))
        .route("/faulty", get(async || guarded(FAULTY)))
        .route("/style.css", get(async || ([(header::CONTENT_TYPE, "text/css")], STYLE)))
        .route("/languages", get(greeting))
        .route("/answer", axum::routing::post(answer));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(axum::serve(listener, routes).into_future());
    format!("http://{address}")
}

async fn browser(width: u32, dark: bool, javascript: bool) -> Browser {
    let base = portal().await;
    Browser::start("fr", width, dark, javascript).await.at(&base)
}

#[tokio::test]
async fn axe_finds_each_planted_fault_and_nothing_on_a_sound_page() {
    let browser = browser(1280, false, true).await;
    browser.goto("/faulty").await;
    let found = browser.axe().await;
    let rules: Vec<&str> = found.iter().map(|violation| violation.rule.as_str()).collect();
    let planted =
        ["html-has-lang", "image-alt", "color-contrast", "label", "target-size", "heading-order", "landmark-one-main"];
    for rule in planted {
        assert!(rules.contains(&rule), "{rule} is not among {rules:?}");
    }
    let pale = found.iter().find(|violation| violation.rule == "color-contrast").expect("found above");
    assert!(pale.to_string().contains("Too pale"), "{pale}");
    browser.goto("/").await;
    browser.assert_accessible().await;
}

#[tokio::test]
#[should_panic(expected = "image-alt (critical)")]
async fn an_inaccessible_page_fails_with_the_rule_and_the_markup() {
    let browser = browser(1280, false, true).await;
    browser.goto("/faulty").await;
    browser.assert_accessible().await;
}

#[tokio::test]
async fn a_form_is_filled_by_its_labels_with_and_without_scripts() {
    let file = NamedTempFile::new().expect("a file");
    for javascript in [true, false] {
        let browser = browser(1280, false, javascript).await;
        browser.goto("/").await;
        assert_eq!(browser.heading().await, "Formulaire : essai");
        assert_eq!(browser.text().await.contains("Sans script"), !javascript);
        browser.fill("Nom de l'organisation", "Été").await;
        browser.fill("Date", "2026-11-23").await;
        browser.fill("Pays", "France").await;
        browser.fill("Fichier", &file.path().to_string_lossy()).await;
        browser.check("Conjointe").await;
        browser.check("J'accepte").await;
        assert_eq!(browser.value("Nom de l'organisation").await, "Été");
        browser.click_button("Envoyer !").await;
        assert_eq!(browser.path().await, "/answer");
        let text = browser.text().await;
        assert!(text.contains("name=%C3%89t%C3%A9&date=2026-11-23&country=fr&file="), "{text}");
        assert!(text.ends_with("&kind=joint&ok=on"), "{text}");
        browser.assert_no_complaints().await;
    }
}

#[tokio::test]
async fn the_console_reports_what_the_policy_blocks() {
    let browser = browser(1280, false, true).await;
    browser.goto("/").await;
    browser.assert_no_complaints().await;
    browser.click_link("Voir les défauts").await;
    assert_eq!(browser.title().await, "Planted");
    let complaints = browser.complaints().await;
    assert!(complaints.iter().any(|text| text.contains("Content Security Policy")), "{complaints:?}");
}

#[tokio::test]
async fn two_browsers_differ_in_width_colours_and_language() {
    let base = portal().await;
    let (narrow, broad) = tokio::join!(Browser::start("fr", 320, true, true), Browser::start("en", 1280, false, true));
    let (narrow, broad) = (narrow.at(&base), broad.at(&base));
    narrow.goto("/languages").await;
    broad.goto("/languages").await;
    assert!(narrow.heading().await.starts_with("fr"), "{}", narrow.heading().await);
    assert!(broad.heading().await.starts_with("en"), "{}", broad.heading().await);

    for (browser, dark, width) in [(&narrow, true, 320), (&broad, false, 1280)] {
        browser.goto("/").await;
        browser.assert_no_sideways_scroll().await;
        let picture = NamedTempFile::with_suffix(".png").expect("a file");
        browser.screenshot(picture.path()).await;
        let png = std::fs::read(picture.path()).expect("a picture");
        assert_eq!(png[16..20], u32::to_be_bytes(width), "the picture's width");
        assert_eq!(browser.is_dark().await, dark);
    }
}

#[tokio::test]
#[should_panic(expected = "<p class=\"wide\">")]
async fn a_page_that_is_too_wide_names_the_element() {
    let browser = browser(320, false, true).await;
    browser.goto("/faulty").await;
    browser.assert_no_sideways_scroll().await;
}

#[tokio::test]
#[should_panic(expected = "no button \"Envoyer\"")]
async fn a_missing_button_is_reported_with_the_names_there_are() {
    let browser = browser(1280, false, true).await;
    browser.goto("/").await;
    browser.click_button("Envoyer").await;
}
