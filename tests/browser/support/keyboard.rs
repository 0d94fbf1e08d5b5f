//! A page as somebody uses it who has a keyboard alone: Tab, Space, Enter and what is typed.

use thirtyfour::prelude::*;

use super::{
    browser::{Browser, Extra},
    controls::squeeze,
};

/// Presses of Tab after which somebody gives a page up.
const MOST: usize = 400;

impl Browser {
    /// Follows the link, or presses the button, of this name.
    pub async fn key_enter(&self, name: &str) {
        let here = self.tab_to(name).await;
        let left = self.loaded().await;
        self.keys(&here, Key::Enter).await;
        self.until_next_page("control", name, left).await;
    }

    /// Ticks the box of this label.
    pub async fn key_tick(&self, label: &str) {
        let here = self.tab_to(label).await;
        self.keys(&here, " ").await;
        assert!(here.is_selected().await.expect("its state"), "\"{label}\" is not ticked on {}", self.here().await);
    }

    /// Types into the field of this label, in place of what it held.
    pub async fn key_fill(&self, label: &str, text: &str) {
        let here = self.tab_to(label).await;
        self.keys(&here, Key::Control + "a").await;
        self.keys(&here, text).await;
    }

    /// Goes on from control to control until the one of this name has the focus; no control on the way may keep it.
    async fn tab_to(&self, name: &str) -> WebElement {
        let mut passed = Vec::new();
        for _ in 0..MOST {
            let here = self.focused().await;
            self.keys(&here, Key::Tab).await;
            let next = self.focused().await;
            let label = self.command(Extra::accessible_name(&next)).await;
            let label = squeeze(label.as_str().unwrap_or_default());
            if label == squeeze(name) {
                return next;
            }
            passed.push(label);
        }
        passed.truncate(MOST / 4);
        panic!("no \"{name}\" by keyboard on {}, only {passed:?}", self.here().await);
    }

    async fn focused(&self) -> WebElement {
        self.driver.active_element().await.expect("something has the focus")
    }

    async fn keys(&self, element: &WebElement, keys: impl Into<TypingData>) {
        element.send_keys(keys).await.expect("keys that are taken");
    }
}
